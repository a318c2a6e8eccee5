;;; emacs.el --- What Eglot knows about a letter  -*- lexical-binding: t -*-

;;; Commentary:

;; Runs in Emacs after the recipe of docs/other-editors.md: opens a letter as a user would, makes one edit, opens a
;; second letter, works on a third, and prints what Emacs's own client knows at each step as JSON.

;;; Code:

(require 'cl-lib)
(require 'flymake)
(require 'imenu)
(require 'json)
(require 'xref)

(defconst imr-test-limit-seconds 20)

(defun imr-test-wait-for (what condition)
  "Let Emacs work until CONDITION holds; fail with the name of WHAT did not come."
  (let ((end (time-add nil imr-test-limit-seconds)))
    (while (not (funcall condition))
      (unless (time-less-p nil end) (error "Waited in vain for %s" what))
      (accept-process-output nil 0.05))))

(defun imr-test-finding (diagnostic)
  "Tell where DIAGNOSTIC of Flymake stands, and of which rule it is, which Eglot writes into its text."
  (let ((text (flymake-diagnostic-text diagnostic)))
    (unless (string-match "\\`IMR Letters \\[\\([a-z-]+\\)\\]: ." text) (error "No rule in: %s" text))
    `((start . ,(1- (flymake-diagnostic-beg diagnostic)))
      (end . ,(1- (flymake-diagnostic-end diagnostic)))
      (severity . ,(string-remove-prefix "eglot-" (symbol-name (flymake-diagnostic-type diagnostic))))
      (code . ,(match-string 1 text)))))

(defun imr-test-state ()
  "The letter's text and what was found in it."
  `((text . ,(imr-test-text))
    (findings . ,(vconcat (mapcar #'imr-test-finding (flymake-diagnostics))))))

(defun imr-test-outline (index indentation)
  "The menu INDEX as lines, indented by their depth after INDENTATION."
  (mapcan (pcase-lambda (`(,name . ,place))
            (cons (concat indentation (substring-no-properties name))
                  (and (consp place) (imr-test-outline place (concat indentation "  ")))))
          index))

(defun imr-test-open (letter)
  "Open the file LETTER and wait for its findings."
  (find-file letter)
  ;; Eglot connects after the first command, and Flymake starts when a letter is drawn; without a terminal there is
  ;; neither.
  (run-hooks 'post-command-hook)
  (flymake-start)
  (imr-test-wait-for "the first diagnostics" #'flymake-diagnostics))

(defun imr-test-text ()
  "The letter's text."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun imr-test-line ()
  "The line of point."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun imr-test-go-to (words &optional behind)
  "Put point on the last place of WORDS, or BEHIND it."
  (goto-char (point-max))
  (search-backward words)
  (when behind (goto-char (match-end 0))))

(defun imr-test-places (found)
  "The lines of the places FOUND."
  (vconcat (mapcar (lambda (place) (substring-no-properties (xref-item-summary place))) found)))

(defun imr-test-pick (words title)
  "Pick the code action of this TITLE at the place of WORDS, as a person does from the list."
  (let ((before (imr-test-text)))
    ;; The findings of a changed text come a little later than the change, and a fix is for the findings of the text.
    (save-buffer)
    (imr-test-wait-for
     title
     (lambda ()
       (imr-test-go-to words)
       (let ((actions (eglot-code-actions (point) (+ (point) (length words)))))
         (when (seq-some (lambda (action) (equal (plist-get action :title) title)) actions)
           (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) title)))
             (let ((last-nonmenu-event t))
               (eglot-code-actions (point) (+ (point) (length words)) nil t)))))
       (not (equal (imr-test-text) before))))))

(defun imr-test-hover ()
  "What Emacs shows about the thing at point."
  (let (shown)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown (or text ""))))
    (imr-test-wait-for "a hover" (lambda () shown))
    (vconcat (split-string (substring-no-properties shown) "\n"))))

(defun imr-test-highlights ()
  "The words that Emacs highlights because they mean the same as those at point."
  (let (marks)
    ;; Eglot for Emacs 28 highlights while it asks for the hover.
    (funcall (if (fboundp 'eglot-highlight-eldoc-function) 'eglot-highlight-eldoc-function 'eglot-hover-eldoc-function)
             #'ignore)
    (imr-test-wait-for
     "highlights"
     (lambda ()
       (setq marks (seq-filter (lambda (mark) (eq (overlay-get mark 'face) 'eglot-highlight-symbol-face))
                               (overlays-in (point-min) (point-max))))
       (seq-some (lambda (mark) (<= (overlay-start mark) (point) (overlay-end mark))) marks)))
    (vconcat (mapcar (lambda (mark) (buffer-substring-no-properties (overlay-start mark) (overlay-end mark)))
                     (sort marks (lambda (one other) (< (overlay-start one) (overlay-start other))))))))

(defun imr-test-write (letter)
  "Ask and change in LETTER what a writer would; return what was shown, and the text after each step."
  (imr-test-open letter)
  (let ((texts (list (imr-test-text))) hover highlights references definition found)
    (imr-test-go-to "Knee Complaints")
    (setq hover (imr-test-hover))
    (imr-test-go-to "MRI of the right\n")
    (setq highlights (imr-test-highlights)
          references (imr-test-places (xref-backend-references 'eglot nil))
          found (imr-test-places (xref-backend-apropos 'eglot "hinged")))
    (xref-find-definitions "LSP identifier at point.")
    (setq definition (imr-test-line))
    (eglot-rename "CT of the right knee without contrast")
    (push (imr-test-text) texts)
    (imr-test-pick "the the" "Delete the second \"the\"")
    (push (imr-test-text) texts)
    (imr-test-pick "[INSERT response" "Ignore placeholder here")
    (push (imr-test-text) texts)
    (eglot-format-buffer)
    (push (imr-test-text) texts)
    (imr-test-go-to "100 grams" t)
    (insert ": Ov")
    (call-interactively (key-binding (kbd "C-M-i")))
    (push (imr-test-text) texts)
    `((hover . ,hover) (highlights . ,highlights) (references . ,references) (definition . ,definition)
      (found . ,found) (texts . ,(vconcat (nreverse texts))))))

(defun imr-test-run ()
  "Open the letters, edit the first one, and return what is known about them at each step."
  (let* ((task (json-parse-string (getenv "IMR_TEST_TASK") :object-type 'alist))
         (letters (alist-get 'letters task))
         (edit (alist-get 'edit task))
         mode before symbols after)
    (imr-test-open (aref letters 0))
    (setq mode (symbol-name major-mode)
          before (imr-test-state)
          symbols (vconcat (imr-test-outline (funcall imenu-create-index-function) "")))
    (goto-char (point-min))
    (forward-line (alist-get 'afterLine edit))
    (seq-doseq (line (alist-get 'lines edit)) (insert line "\n"))
    ;; Eglot sends changes when Emacs is idle or the file is saved, and without a terminal Emacs never counts as idle.
    (save-buffer)
    (imr-test-wait-for "other diagnostics after the edit"
                       (lambda () (/= (length (flymake-diagnostics)) (length (alist-get 'findings before)))))
    (setq after (imr-test-state))
    (imr-test-open (aref letters 1))
    `((filetype . ,mode) (before . ,before) (symbols . ,symbols) (after . ,after) (second . ,(imr-test-state))
      (writing . ,(imr-test-write (aref letters 2))))))

(princ (concat (json-serialize (condition-case problem
                                   (imr-test-run)
                                 (error `((error . ,(error-message-string problem))))))
               "\n"))
(kill-emacs)

;;; emacs.el ends here
