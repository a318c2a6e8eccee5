-- Runs in Neovim after the recipe of docs/other-editors.md: opens a letter as a user would, makes one edit, opens a
-- second letter, and prints what Neovim's own client knows at each step as JSON.

local LIMIT_MS = 20000

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

local function run()
  local task = vim.json.decode(vim.env.IMR_TEST_TASK)
  open(task.letters[1])
  local report = { filetype = vim.bo.filetype, before = state(), symbols = symbols() }

  vim.api.nvim_buf_set_lines(0, task.edit.afterLine, task.edit.afterLine, true, task.edit.lines)
  wait_for('other diagnostics after the edit', function()
    return #vim.diagnostic.get(0) ~= #report.before.findings
  end)
  report.after = state()

  open(task.letters[2])
  report.second = state()
  return report
end

local ok, report = pcall(run)
io.stdout:write(vim.json.encode(ok and report or { error = tostring(report) }), '\n')
vim.cmd('qall!')
