-- Runs in Neovim after the recipe of docs/other-editors.md: opens a letter as a user would, makes one edit, opens a
-- second letter, works on a third, and prints what Neovim's own client knows at each step as JSON.

local LIMIT_MS = 15000

local function wait_for(what, condition)
  if not vim.wait(LIMIT_MS, condition, 10) then
    error('waited in vain for ' .. what)
  end
end

local function findings()
  return vim.tbl_map(function(diagnostic)
    return {
      start = vim.api.nvim_buf_get_offset(0, diagnostic.lnum) + diagnostic.col,
      ['end'] = vim.api.nvim_buf_get_offset(0, diagnostic.end_lnum) + diagnostic.end_col,
      severity = vim.diagnostic.severity[diagnostic.severity]:lower(),
      code = diagnostic.code or diagnostic.user_data.lsp.code,
    }
  end, vim.diagnostic.get(0))
end

local function state()
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  return { text = table.concat(lines, '\n') .. '\n', findings = findings() }
end

local function open(letter)
  vim.cmd('edit ' .. vim.fn.fnameescape(letter))
  wait_for('the first diagnostics', function()
    return #vim.diagnostic.get(0) > 0
  end)
end

--- The outline as lines, indented by their depth.
local function outline(symbols, indentation, lines)
  for _, symbol in ipairs(symbols) do
    table.insert(lines, indentation .. symbol.name)
    outline(symbol.children or {}, indentation .. '  ', lines)
  end
  return lines
end

local function symbols()
  local params = { textDocument = vim.lsp.util.make_text_document_params(0) }
  local answers = assert(vim.lsp.buf_request_sync(0, 'textDocument/documentSymbol', params, LIMIT_MS))
  local lines = {}
  for _, answer in pairs(answers) do
    outline(assert(answer.result), '', lines)
  end
  return lines
end

--- Puts the cursor on the last place of some words.
local function go_to(words)
  vim.cmd('normal! G$')
  assert(vim.fn.search('\\V' .. words, 'bcW') > 0, 'no such words: ' .. words)
end

local function key(name)
  return vim.api.nvim_replace_termcodes(name, true, false, true)
end

--- Picks the code action of this title at the cursor, as a person does from the list. Asks until it is offered, since the
--- findings of a changed text come a little later.
local function pick(title)
  local before = state().text
  local function is_unchanged()
    return state().text == before
  end
  vim.ui.select = function(actions, _, on_choice)
    for _, action in ipairs(actions) do
      if (action.action or action[2]).title == title and is_unchanged() then
        return on_choice(action)
      end
    end
  end
  local asked = 0
  wait_for(title, function()
    if is_unchanged() and vim.loop.now() - asked > 200 then
      asked = vim.loop.now()
      vim.lsp.buf.code_action()
    end
    return not is_unchanged()
  end)
end

--- The lines that the list of places shows once it has been filled anew.
local function listed(ask)
  vim.fn.setqflist({}, 'r')
  ask()
  wait_for('a list of places', function()
    return #vim.fn.getqflist() > 0
  end)
  local lines = vim.tbl_map(function(place)
    return place.text
  end, vim.fn.getqflist())
  vim.cmd('cclose')
  return lines
end

local function hover()
  local window
  vim.lsp.buf.hover()
  wait_for('a hover', function()
    for _, one in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(one).relative ~= '' then
        window = one
      end
    end
    return window ~= nil
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
  vim.api.nvim_win_close(window, true)
  return lines
end

local function highlights()
  vim.lsp.buf.document_highlight()
  local space = vim.api.nvim_create_namespace('vim_lsp_references')
  local marks
  wait_for('highlights', function()
    marks = vim.api.nvim_buf_get_extmarks(0, space, 0, -1, {})
    return #marks > 0
  end)
  return vim.tbl_map(function(mark)
    return vim.fn.getline(mark[2] + 1)
  end, marks)
end

--- Asks and changes in the third letter what a writer would; the text after each step.
local function write(letter)
  open(letter)
  local texts = { state().text }
  local function done()
    table.insert(texts, state().text)
  end
  local report = { texts = texts }

  go_to('Knee Complaints')
  report.hover = hover()
  go_to('MRI of the right\\n')
  report.highlights = highlights()
  report.references = listed(vim.lsp.buf.references)
  vim.cmd('normal! ' .. key('<C-]>'))
  report.definition = vim.api.nvim_get_current_line()
  report.found = listed(function()
    vim.lsp.buf.workspace_symbol('hinged')
  end)

  vim.lsp.buf.rename('CT of the right knee without contrast')
  wait_for('the new name', function()
    return state().text ~= texts[1]
  end)
  done()
  go_to('the the')
  pick('Delete the second "the"')
  done()
  go_to('INSERT response')
  pick('Ignore placeholder here')
  done()
  local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync
  format(nil, LIMIT_MS)
  done()
  return report
end

--- Completes a decision by keyboard: Neovim completes while somebody types, so the script only watches.
local function complete(finish)
  go_to('100 grams')
  vim.api.nvim_input('A:<C-x><C-o>')
  local began = vim.loop.now()
  local picked = false
  local timer = vim.loop.new_timer()
  timer:start(20, 20, vim.schedule_wrap(function()
    if timer:is_closing() then
      return
    elseif vim.loop.now() - began > LIMIT_MS then
      timer:close()
      finish('waited in vain for a completion')
    elseif not picked and vim.fn.pumvisible() == 1 then
      picked = true
      vim.api.nvim_input('<C-n><C-y><Esc>')
    elseif picked and vim.fn.mode() == 'n' then
      timer:close()
      finish(nil)
    end
  end))
end

local function run()
  local task = vim.json.decode(vim.env.IMR_TEST_TASK)
  open(task.letters[1])
  local report = { filetype = vim.bo.filetype, before = state(), symbols = symbols() }

  vim.api.nvim_buf_set_lines(0, task.edit.afterLine, task.edit.afterLine, true, task.edit.lines)
  wait_for('other diagnostics after the edit', function()
    return #vim.diagnostic.get(0) ~= #report.before.findings
  end)
  report.after = state()

  vim.cmd('silent write')
  open(task.letters[2])
  report.second = state()
  report.writing = write(task.letters[3])
  return report
end

local function quit(report)
  io.stdout:write(vim.json.encode(report), '\n')
  vim.cmd('qall!')
end

local ok, report = pcall(run)
if ok then
  complete(function(problem)
    table.insert(report.writing.texts, state().text)
    quit(problem and { error = problem } or report)
  end)
else
  quit({ error = tostring(report) })
end
