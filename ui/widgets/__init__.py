"""What pages are built from. Nothing here knows a particular kind of record.

plain       Label, Note, Button, Card, row(), column(), grid(), box(), rule()
arrange     scrolled(), tall(), Columns, Flow: how they stand where there is little room
split_view  SplitView: a list and the record beside it, or one at a time
message     Banner, Toast, Sheet, ask(), inform(): what the program says and asks
step        Step: a card that asks one thing on the way to another
keys        shortcut(), composing(), Key: keys that leave input methods alone
focus       where Tab leads
line        Line, Box: lines of text that know when an input method composes
suggest     Suggestions, Suggestion, Action: a list under a line of text
inputs      one input for every kind of field; make(column) chooses it; Entry describes one
            field outside a model (input: what an input is; typed, chosen: the inputs)
form        Form: a form derived from columns, with errors, drafts and Ctrl+Enter
table       Table, TableColumn: a list over a paged source, filtered while one types
preview     Preview: the pages of a PDF, saved, printed at true size (paper)
calendar    a month to pick a day from
phrases     Phrases: 常用语 offered in long text with Alt+Down
search_box  SearchBox: the one search box of the window
"""
