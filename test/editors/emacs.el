;;; emacs.el --- What Eglot knows about a letter  -*- lexical-binding: t -*-

;;; Commentary:

;; Runs in Emacs after the recipe of docs/other-editors.md: opens a letter as a user would, makes one edit, opens a
;; second letter, and prints what Emacs's own client knows at each step as JSON.

;;; Code:

(require 'flymake)
(require 'imenu)
(require 'json)

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
  `((text . ,(buffer-substring-no-properties (point-min) (point-max)))
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
    `((filetype . ,mode) (before . ,before) (symbols . ,symbols) (after . ,after) (second . ,(imr-test-state)))))

(princ (concat (json-serialize (condition-case problem
                                   (imr-test-run)
                                 (error `((error . ,(error-message-string problem))))))
               "\n"))
(kill-emacs)

;;; emacs.el ends here
