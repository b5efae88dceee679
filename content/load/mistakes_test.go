package load

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

const smallBook = `title: Small
language: en
version: "1"
tracks:
  - {id: hurt, title: Hurt, about: About it.}
`

const front = `---
id: one
title: One
about: About it.
minutes: 5
---
`

// bookOf returns a book of one chapter.
func bookOf(chapter string) fstest.MapFS {
	return fstest.MapFS{
		"book.yaml":  {Data: []byte(smallBook)},
		"hurt/1.md":  {Data: []byte(chapter)},
		"hurt/.hide": {Data: []byte("not a chapter")},
	}
}

// block returns a chapter with one page and one block, which opens on line 8 and
// whose body starts on line 9.
func block(name, body string) string {
	return front + "# Page {#page}\n```" + name + "\n" + body + "\n```\n"
}

// chapterMistakes are chapters with something wrong, and what is said of each.
var chapterMistakes = map[string]struct {
	chapter string
	want    []string // in order; a part of each line
}{
	"no front matter":    {"# Page {#page}\nText.\n", []string{"hurt/1.md:1: the chapter has no front matter; begin it with ---"}},
	"front never ends":   {"---\nid: one\n", []string{"hurt/1.md: the chapter has no pages", "hurt/1.md:1: the front matter has no end"}},
	"front unknown key":  {strings.Replace(front, "id: one\n", "id: one\ncolour: red\n", 1) + "# P {#p}\nText.\n", []string{`hurt/1.md:3: the front matter has no key "colour"; use one of: id, title, about, minutes, number`}},
	"front missing keys": {"---\nid: one\n---\n# P {#p}\nText.\n", []string{`:2: the key "title" is missing; add title:`, `:2: the key "about" is missing`, `:2: the key "minutes" is missing`}},
	"no pages":           {front, []string{"hurt/1.md: the chapter has no pages"}},
	"text before page":   {front + "Text.\n# P {#p}\nText.\n", []string{"hurt/1.md:7: this stands before the first page"}},
	"empty page":         {front + "# P {#p}\n\n# Q {#q}\nText.\n", []string{"hurt/1.md:7: the page is empty"}},
	"page without id":    {front + "# P\nText.\n", []string{"hurt/1.md:7: the page has no id"}},
	"page empty id":      {front + "# P {#}\nText.\n", []string{"hurt/1.md:7: the page has no id"}},
	"page without title": {front + "# {#p}\nText.\n", []string{"hurt/1.md:7: the page has no title"}},
	"page bad id":        {front + "# P {#Pq}\nText.\n", []string{`hurt/1.md:7: "Pq" can't be an id`}},
	"page bad route":     {front + "# P {#p set-aside=alone}\nText.\n", []string{`hurt/1.md:7: there is no route "alone" to name here; write solo, no-contact or both`}},
	"page on open":       {front + "# P {#p first-on=open}\nText.\n", []string{`hurt/1.md:7: there is no route "open" to name here`}},
	"page attribute":     {front + "# P {#p colour=red}\nText.\n", []string{`hurt/1.md:7: a page knows no "colour"`}},
	"page title markup":  {front + "# P *q* {#p}\nText.\n", []string{"hurt/1.md:7: a title holds no Markdown"}},
	"page twice":         {front + "# P {#p}\nText.\n# Q {#p}\nText.\n", []string{`hurt/1.md:9: the id "p" is used already, at hurt/1.md:7`}},
	"block never ends":   {front + "# P {#p}\n```ask\nid: a\n", []string{"hurt/1.md:8: the block has no end"}},
	"room":               {block("ask", "id: a\nkind: line\nlabel: x\nroom: 7"), []string{`there is no room "7"; use word, line, 2, 6, 12 or 20`}},
	"medium on an ask":   {block("ask", "id: a\nkind: line\nlabel: x\nshow-if: {medium: paper}"), []string{"hurt/1.md:8: the question depends on the medium"}},
	"unknown medium":     {front + "# P {#p}\n```when medium: stone\nText.\n```\n", []string{`hurt/1.md:8: there is no medium "stone"; use screen or paper`}},
	"unknown route word": {front + "# P {#p}\n```when route: alone\nText.\n```\n", []string{`hurt/1.md:8: there is no route "alone"; use open, only-open, quiet, solo, no-contact, both, only-solo or only-no-contact`}},
	"wording of nothing": {block("ask", "id: a\nkind: line\nlabel: x\nwording:\n  - label: y"), []string{"hurt/1.md:13: the wording has no condition; add show-if:"}},
	"wording of a line":  {block("ask", "id: a\nkind: line\nlabel: x\nwording:\n  - show-if: {route: solo}\n    low: y"), []string{`hurt/1.md:14: the key "low" does not belong to a wording here; remove it`}},
	"row answers nothing": {block("ask", "id: a\nkind: grid\nlabel: x\noptions:\n  - {id: o, label: O}\nrows:\n  - id: r\n    label: R\n    replies:\n      - {option: p, say: Yes}"),
		[]string{`hurt/1.md:8: the row "r" answers the option "p", which the grid does not have`}},
	"cell unknown": {block("ask", "id: a\nkind: grid\nlabel: x\noptions:\n  - {id: o, label: O}\nrows:\n  - {id: r, label: R}") + "```when a: o\nText.\n```\n",
		[]string{`a condition depends on "o", which is nothing "a" can be answered; write row:option`}},
	"before without words": {block("before", ""), []string{"hurt/1.md:8: the book has no words for a before; add before: to book.yaml"}},
	"after without words":  {block("after", ""), []string{"hurt/1.md:8: the book has no words for an after; add after: to book.yaml"}},
	"to no track":          {block("to-track", "track: hurt\nlabel: Go"), []string{`hurt/1.md:8: it leads to "hurt", which is no other track`}},
	"series taken":         {block("ask", "id: a\nkind: scale\nlabel: x\nlow: l\nhigh: h\nseries: stirred"), []string{`hurt/1.md:14: the series "stirred" has a meaning of its own`}},
	"block unknown":        {block("table", "id: a"), []string{`hurt/1.md:8: there is no block "table"`}},
	"block unnamed":        {block("", "id: a"), []string{`hurt/1.md:8: there is no block ""`}},
	"block words behind":   {block("settle now", ""), []string{`hurt/1.md:8: the block's opening line holds "now"`}},

	"yaml broken":       {block("ask", "id: a\nkind: [line"), []string{"hurt/1.md:10: this is not YAML"}},
	"yaml a list":       {block("ask", "- id"), []string{"hurt/1.md:9: keys and values belong here"}},
	"yaml twice":        {block("settle", "minutes: 1\nminutes: 2"), []string{`hurt/1.md:10: the key "minutes" is there twice`}},
	"yaml alias":        {block("ask", "id: &a b\nkind: line\nlabel: *a"), []string{"hurt/1.md:9: anchors and aliases", "hurt/1.md:11: anchors and aliases"}},
	"yaml tag":          {block("ask", "id: b\nkind: line\nlabel: !!binary aGk="), []string{"hurt/1.md:11: tags (!) are not used here"}},
	"yaml document":     {block("ask", "id: b\nkind: line\nlabel: x\n--- \nlow: y"), []string{"hurt/1.md:12: a line of YAML may not begin with -"}},
	"yaml merge":        {block("settle", "<<: {minutes: 3}"), []string{`hurt/1.md:9: a settle has no key "<<"`}},
	"yaml nested value": {block("settle", "minutes: {a: b}"), []string{`hurt/1.md:9: the key "minutes" has a list`}},
	"yaml control":      {block("letter", "id: l\ntitle: \"\\e[31m\"\ntext: x"), []string{`hurt/1.md:10: an invisible control character is in the value of "title"`}},
	"yaml empty value":  {block("ask", "id: a\nkind: line\nlabel:"), []string{`hurt/1.md:11: the key "label" is empty`}},
	"number out of range": {block("settle", "minutes: 6"), []string{
		`hurt/1.md:9: the value of "minutes" is out of range; write a whole number from 1 to 5`}},
	"flag unclear": {block("recall", "from: a\nfolded: maybe"), []string{
		`hurt/1.md:8: it recalls "a", which does not exist`, `hurt/1.md:10: the value of "folded" is neither true nor false`}},

	"ask without":      {block("ask", ""), []string{`:8: the key "id" is missing`, `:8: the key "kind" is missing`, `:8: the key "label" is missing`}},
	"ask bad kind":     {block("ask", "id: a\nkind: number\nlabel: x"), []string{`hurt/1.md:10: there is no kind "number"; use line, text,`}},
	"ask bad id":       {block("ask", "id: A b\nkind: line\nlabel: x"), []string{`hurt/1.md:9: "A b" can't be an id`}},
	"ask long id":      {block("ask", "id: "+strings.Repeat("a", 41)+"\nkind: line\nlabel: x"), []string{"can't be an id; use lower-case words joined by hyphens, at most 40"}},
	"ask reserved id":  {block("ask", "id: route\nkind: line\nlabel: x"), []string{`hurt/1.md:8: the id "route" has a meaning of its own`}},
	"ask unknown key":  {block("ask", "id: a\nkind: line\nlabel: x\nlabels: y"), []string{`hurt/1.md:12: a question of kind line has no key "labels"; use one of: id, kind, label, hint`}},
	"ask foreign key":  {block("ask", "id: a\nkind: line\nlabel: x\nlow: y"), []string{`hurt/1.md:12: the key "low" does not belong to a question of kind line; remove it`}},
	"gate private":     {block("ask", "id: a\nkind: gate\nlabel: x\nprivate: true\nparts: [{id: p, label: P, options: [{id: o, label: O}]}]"), []string{`hurt/1.md:12: the key "private" does not belong to a question of kind gate`}},
	"ask placeholder":  {block("ask", "id: a\nkind: line\nlabel: Is {they} there?"), []string{"hurt/1.md:11: there is a placeholder nobody knows; use {them}"}},
	"choice without":   {block("ask", "id: a\nkind: choice\nlabel: x"), []string{`hurt/1.md:8: the key "options" is missing`}},
	"option twice":     {block("ask", "id: a\nkind: choice\nlabel: x\noptions:\n  - {id: o, label: O}\n  - {id: o, label: P}"), []string{`hurt/1.md:14: the id "o" is there twice in options`}},
	"option foreign":   {block("ask", "id: a\nkind: choices\nlabel: x\noptions: [{id: o, label: O, skip-to: p}]"), []string{`hurt/1.md:12: the key "skip-to" does not belong to an option here`}},
	"option bad route": {block("ask", "id: a\nkind: choice\nlabel: x\noptions: [{id: o, label: O, route: open}]"), []string{`hurt/1.md:12: there is no route "open" to name here`}},
	"skip backwards":   {block("ask", "id: a\nkind: choice\nlabel: x\noptions: [{id: o, label: O, skip-to: page}]"), []string{`hurt/1.md:8: it skips to "page", which is no such page`}},
	"grid without":     {block("ask", "id: a\nkind: grid\nlabel: x\nrows: [{id: o, label: O}]"), []string{`hurt/1.md:8: the key "options" is missing`}},
	"rows without":     {block("ask", "id: a\nkind: rows\nlabel: x"), []string{`hurt/1.md:8: the key "columns" is missing`}},
	"column kind":      {block("ask", "id: a\nkind: rows\nlabel: x\ncolumns: [{id: c, label: C, kind: text}]"), []string{`hurt/1.md:12: there is no column of kind "text"`}},
	"column twice":     {block("ask", "id: a\nkind: log\nlabel: x\ncolumns: [{id: c, label: C, kind: line}, {id: c, label: C, kind: line}]"), []string{`hurt/1.md:12: the id "c" is there twice in columns`}},
	"column options":   {block("ask", "id: a\nkind: rows\nlabel: x\ncolumns: [{id: c, label: C, kind: line, options: [{id: o, label: O}]}]"), []string{`hurt/1.md:12: the key "options" does not belong to a column of kind line`}},
	"column replies":   {block("ask", "id: a\nkind: rows\nlabel: x\ncolumns: [{id: c, label: C, kind: scale, replies: [{from: 0, to: 9, say: s}]}]"), []string{`hurt/1.md:12: the value 10 has 0 replies`}},
	"rows home":        {block("ask", "id: a\nkind: rows\nlabel: x\nhome: h\ncolumns: [{id: c, label: C, kind: line}]"), []string{`hurt/1.md:12: the key "home" does not belong to a question of kind rows`}},
	"reply gap": {block("ask", "id: a\nkind: scale\nlabel: x\nlow: l\nhigh: h\nreplies: [{from: 0, to: 4, say: s}, {from: 6, to: 10, say: s}]"), []string{
		"hurt/1.md:14: the value 5 has 0 replies; let each number from 0 to 10 have one"}},
	"reply overlap": {block("ask", "id: a\nkind: scale\nlabel: x\nlow: l\nhigh: h\nreplies: [{from: 0, to: 5, say: s}, {from: 5, to: 10, say: s}]"), []string{
		"hurt/1.md:14: the value 5 has 2 replies"}},
	"reply without ends": {block("ask", "id: a\nkind: scale\nlabel: x\nlow: l\nhigh: h\nreplies: [{to: 10, say: s}]"), []string{`hurt/1.md:14: the key "from" is missing`}},
	"scale compare":      {block("ask", "id: a\nkind: scale\nlabel: x\nlow: l\nhigh: h\ncompare: a"), []string{`hurt/1.md:8: it compares with "a", which is no such scale`}},
	"label of kind":      {block("ask", "id: label\nkind: line\nlabel: x"), []string{`hurt/1.md:8: the question "label", which fills {them}, is of another kind; make it kind: line and per-book: true`}},
	"notice without":     {block("ask", "id: a\nkind: text\nlabel: x\nnotice: [{words: but}]"), []string{`hurt/1.md:12: the key "say" is missing`}},
	"question twice": {block("ask", "id: a\nkind: line\nlabel: x") + "```letter\nid: a\ntitle: t\ntext: x\n```\n", []string{
		`hurt/1.md:13: the id "a" is used already, at hurt/1.md:8`}},

	"condition question": {block("recall", "from: q\nshow-if: {a: b}") + ask("q"), []string{`hurt/1.md:8: a condition depends on "a", which is no such question`}},
	"condition option":   {block("recall", "from: q\nshow-if: {c: b}") + ask("q") + choice, []string{`hurt/1.md:8: a condition depends on the option "b", which "c" does not have`}},
	"condition route":    {block("recall", "from: q\nshow-if: {route: alone}") + ask("q"), []string{`hurt/1.md:10: there is no route "alone"`}},
	"condition empty":    {block("recall", "from: q\nshow-if: {}") + ask("q"), []string{`hurt/1.md:10: the condition is empty`}},
	"when without":       {block("when", "Text."), []string{"hurt/1.md:8: the when has no condition"}},
	"when empty":         {block("when route: solo", ""), []string{"hurt/1.md:8: the when is empty"}},
	"when broken":        {block("when route solo", "Text."), []string{"hurt/1.md:8: keys and values belong here"}},
	"why empty":          {block("why", "\n"), []string{"hurt/1.md:8: the why is empty"}},
	"letter placeholder": {block("letter", "id: l\ntitle: t\ntext: Dear {them}, {nothing}."), []string{"hurt/1.md:8: the letter has a placeholder {nothing} nobody knows"}},
	"letter brace":       {block("letter", "id: l\ntitle: t\ntext: Dear {them}, {."), []string{"hurt/1.md:8: the letter has a brace that is no placeholder"}},
	"plan source":        {block("plan", "id: p\ntitle: t\nsections: [{title: s, from: nothing}]"), []string{`hurt/1.md:8: it gathers "nothing", which does not exist`}},
	"recall a gate":      {block("recall", "from: g") + "```ask\nid: g\nkind: gate\nlabel: x\nparts: [{id: p, label: P, options: [{id: o, label: O}]}]\n```\n", []string{`hurt/1.md:8: it recalls "g", a gate`}},
	"chart nothing":      {block("chart", ""), []string{"hurt/1.md:8: a chart draws one thing"}},
	"chart both":         {block("chart", "series: s\nlog: l\ncolumn: c"), []string{`there is no series "s"`, `the chart draws "l", which is no log`, "hurt/1.md:9: a chart draws one thing"}},
	"chart series":       {block("chart", "series: s"), []string{`hurt/1.md:8: there is no series "s"`}},
	"chart log":          {block("chart", "log: q\ncolumn: c") + ask("q"), []string{`hurt/1.md:8: the chart draws "q", which is no log`}},
	"chart by":           {block("chart", "log: g\ncolumn: c\nby: d") + "```ask\nid: g\nkind: log\nlabel: x\ncolumns: [{id: c, label: C, kind: choice, options: [{id: o, label: O}]}, {id: d, label: D, kind: line}]\n```\n", []string{`hurt/1.md:8: the chart can't be counted by the column "d"`}},
	"chart column":       {block("chart", "log: g\ncolumn: c") + "```ask\nid: g\nkind: log\nlabel: x\ncolumns: [{id: c, label: C, kind: line}]\n```\n", []string{`hurt/1.md:8: the chart draws the column "c", which can't be drawn`}},
	"ratings series":     {block("ratings", "series: s"), []string{`hurt/1.md:8: there is no series "s"`}},
	"help lines for":     {block("help-lines", "for: me"), []string{`hurt/1.md:9: help lines are not grouped for "me"`}},

	"link":                   {prose("A [link](http://a.b)."), []string{"hurt/1.md:8: a link can't be shown here; use paragraphs"}},
	"reference link":         {prose("A [link][a].\n\n[a]: http://a.b"), []string{"hurt/1.md:8: a link", "hurt/1.md:10: a link"}},
	"autolink":               {prose("Text.\n\nSee <http://a.b>."), []string{"hurt/1.md:10: a link"}},
	"image":                  {prose("![x](y)"), []string{"hurt/1.md:8: an image"}},
	"inline html":            {prose("a <b>c</b>"), []string{"hurt/1.md:8: HTML", "hurt/1.md:8: HTML"}},
	"html":                   {prose("<div>\nx\n</div>"), []string{"hurt/1.md:8: HTML"}},
	"table":                  {prose("| a | b |\n|---|---|\n| c | d |"), []string{"hurt/1.md:8: a table"}},
	"code span":              {prose("a `b` c"), []string{"hurt/1.md:8: code"}},
	"code":                   {prose("Text.\n\n    code\n"), []string{"hurt/1.md:10: code"}},
	"tilde code":             {prose("~~~\ncode\n~~~"), []string{"code can't be shown here"}},
	"table in a list":        {prose("- | a | b |\n  | - | :-: |"), []string{"hurt/1.md:8: a table"}},
	"strike":                 {prose("a ~~b~~ c"), []string{"hurt/1.md:8: a strikethrough"}},
	"strike at the end":      {prose("~5, and ~b~"), []string{"hurt/1.md:8: a strikethrough"}},
	"rule":                   {prose("Text.\n\n***\n\nText."), []string{"a line across the page can't be shown here"}},
	"break":                  {prose("Text  \nmore."), []string{"hurt/1.md:8: a line break is forced"}},
	"entity":                 {prose("Text &#27; more."), []string{"hurt/1.md:8: an entity"}},
	"setext heading":         {prose("Title\n====="), []string{"hurt/1.md:8: a page's heading is not at the start"}},
	"indented page":          {prose(" # Q {#q}"), []string{"hurt/1.md:8: a page's heading is not at the start"}},
	"item of two":            {prose("- a\n\n  b"), []string{"hurt/1.md:10: a second paragraph in a list item"}},
	"item of quote":          {prose("- a\n\n  > b"), []string{"a quote in a list can't be shown"}},
	"deep list":              {prose("- a\n  - b\n    - c\n      - d"), []string{"hurt/1.md:11: a list nested this deep"}},
	"list in quote":          {prose("> - a"), []string{"a list in a quote"}},
	"placeholder":            {prose("Text.\n\nIs {Her} there?"), []string{"hurt/1.md:10: there is a placeholder nobody knows"}},
	"control":                {prose("Text.\x1b[31m"), []string{"hurt/1.md:8: an invisible control character (U+001B)"}},
	"bidi":                   {prose("Text.\n\u202etxet"), []string{"hurt/1.md:9: an invisible control character (U+202E)"}},
	"not utf-8":              {prose("Text.\xff"), []string{"hurt/1.md:8: the file is not UTF-8"}},
	"too large":              {strings.Repeat("a", maxFile+1), []string{"hurt/1.md: the file is larger than 1 MiB; split it"}},
	"too many parts":         {prose(strings.Repeat("*a*\n\n", 3000)) + "# P {#p}\n" + strings.Repeat("*a*\n\n", 3000) + "# Q {#q}\n" + strings.Repeat("*a*\n\n", 3000), []string{"the file has more than 20000 parts"}},
	"no work past the parts": {prose(strings.Repeat("*a*\n\n", 3000)) + "# P {#p}\n" + strings.Repeat("*a*\n\n", 3000) + "# Q {#q}\n" + strings.Repeat("*a*\n\n", 3000) + "{x}\n# R {#r}\n{x}\n", []string{"the file has more than 20000 parts"}},
	"two bad ids":            {block("ask", "id: A\nkind: line\nlabel: x") + "```ask\nid: B\nkind: line\nlabel: x\n```\n", []string{`"A" can't be an id`, `"B" can't be an id`}},
	"too long":               {prose(strings.Repeat("word ", 4000)), []string{"hurt/1.md:8: this is too long a stretch of reading"}},
}

func prose(text string) string { return front + "# Page {#page}\n" + text + "\n" }

func ask(id string) string { return "```ask\nid: " + id + "\nkind: line\nlabel: x\n```\n" }

const choice = "```ask\nid: c\nkind: choice\nlabel: x\noptions: [{id: o, label: O}]\n```\n"

func TestChapterMistakes(t *testing.T) {
	for name, c := range chapterMistakes {
		t.Run(name, func(t *testing.T) { wantMistakes(t, bookOf(c.chapter), c.want) })
	}
}

// wantMistakes wants exactly these mistakes, as parts of the lines told.
func wantMistakes(t *testing.T, fsys fs.FS, want []string) {
	t.Helper()
	book, err := Book(fsys)
	var got Mistakes
	if !errors.As(err, &got) || book != nil {
		t.Fatalf("Load returned (%v, %v), want mistakes", book, err)
	}
	fail := len(got) != len(want)
	for i := range min(len(got), len(want)) {
		fail = fail || !strings.Contains(got[i].Error(), want[i])
	}
	if fail {
		t.Errorf("told:\n%v\nwant:\n%s", err, strings.Join(want, "\n"))
	}
	for _, m := range got {
		if m.File == "" || m.What == "" || m.Remedy == "" {
			t.Errorf("%#v leaves something out", m)
		}
	}
}

func TestAllMistakesAreTold(t *testing.T) {
	fsys := bookOf(front + "# P {#p}\n```ask\nid: a\nkind: line\n```\n```recall\nfrom: b\n```\n")
	fsys["hurt/2.md"] = &fstest.MapFile{Data: []byte(strings.Replace(front, "id: one", "id: two", 1) + "# Q {#p}\n{x}\n")}
	wantMistakes(t, fsys, []string{
		`hurt/1.md:8: the key "label" is missing`,
		`hurt/1.md:12: it recalls "b", which does not exist`,
		`hurt/2.md:7: the id "p" is used already, at hurt/1.md:7`,
		`hurt/2.md:8: there is a placeholder nobody knows`,
	})
}

// TestUnreadBlockHidesReferences wants no complaint about an id that stands in a
// block which could not be read.
func TestUnreadBlockHidesReferences(t *testing.T) {
	fsys := bookOf(front + "# P {#p}\n```recall\nfrom: b\n```\n```ask\nid: b\nkind: [\n```\n")
	wantMistakes(t, fsys, []string{"this is not YAML"})
}

func TestBookMistakes(t *testing.T) {
	good := front + "# P {#p}\nText.\n"
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		want   []string
	}{
		"no book":     {func(f fstest.MapFS) { delete(f, "book.yaml") }, []string{"book.yaml: the file is missing"}},
		"no folder":   {func(f fstest.MapFS) { delete(f, "hurt/1.md"); delete(f, "hurt/.hide") }, []string{"hurt: the track has no folder"}},
		"no chapter":  {func(f fstest.MapFS) { delete(f, "hurt/1.md") }, []string{"hurt: the track has no chapters"}},
		"unknown key": {func(f fstest.MapFS) { f["book.yaml"].Data = []byte(smallBook + "x: y\n") }, []string{`book.yaml:6: a book has no key "x"`}},
		"empty":       {func(f fstest.MapFS) { f["book.yaml"].Data = nil }, []string{`:1: the key "title"`, `:1: the key "language"`, `:1: the key "version"`, `:1: the key "tracks"`}},
		"track twice": {func(f fstest.MapFS) { f["book.yaml"].Data = []byte(smallBook + "  - {id: hurt, title: H, about: a}\n") }, []string{`book.yaml:6: the track "hurt" is there twice`}},
		"track outside": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(strings.Replace(smallBook, "id: hurt", "id: ../hurt", 1))
		}, []string{`book.yaml:5: "../hurt" can't be an id`}},
		"chapter link": {func(f fstest.MapFS) { f["hurt/1.md"] = &fstest.MapFile{Data: []byte("../x"), Mode: fs.ModeSymlink} }, []string{"hurt: 1.md is not an ordinary file"}},
		"book link": {func(f fstest.MapFS) {
			f["b"] = f["book.yaml"]
			f["book.yaml"] = &fstest.MapFile{Data: []byte("b"), Mode: fs.ModeSymlink}
		}, []string{"book.yaml: the file is a link"}},
		"folder link": {func(f fstest.MapFS) {
			f["x/1.md"] = f["hurt/1.md"]
			delete(f, "hurt/1.md")
			delete(f, "hurt/.hide")
			f["hurt"] = &fstest.MapFile{Data: []byte("x"), Mode: fs.ModeSymlink}
		}, []string{"hurt: the track has no folder"}},
		"way of no track": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(smallBook + "ways:\n  - track: other\n    pages: [p]\n")
		}, []string{`book.yaml:7: there is no track "other"; name a track of this book`}},
		"way twice": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(smallBook + "ways:\n  - {track: hurt, pages: [p]}\n  - {track: hurt, pages: [p]}\n")
		}, []string{`book.yaml:8: the track "hurt" has two ways`}},
		"way to nowhere": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(smallBook + "ways:\n  - track: hurt\n    pages: [p, gone, p]\n")
		}, []string{`book.yaml:8: the short way of "hurt" has a page "gone"`, `book.yaml:8: the short way of "hurt" has the page "p" twice`}},
		"first page": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(smallBook + "first-page:\n  - {track: hurt, helped: [gone]}\n")
		}, []string{`book.yaml:7: the first page of "hurt" has "gone", which is no question; name a question of the track`}},
		"first page of no track": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(smallBook + "first-page:\n  - {track: other}\n")
		}, []string{`book.yaml:7: there is no track "other"; name a track of this book`}},
		"way with more": {func(f fstest.MapFS) {
			f["book.yaml"].Data = []byte(smallBook + "ways:\n  - {track: hurt, pages: [p], colour: red}\n")
		}, []string{`book.yaml:7: a way has no key "colour"`}},
		"chapter twice": {func(f fstest.MapFS) {
			f["hurt/2.md"] = &fstest.MapFile{Data: []byte(strings.Replace(good, "{#p}", "{#q}", 1))}
		}, []string{`hurt/2.md:1: the id "one" is used already, at hurt/1.md:1`}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := bookOf(good)
			c.change(fsys)
			wantMistakes(t, fsys, c.want)
		})
	}
}

// TestMistakesPerFile wants a hopeless file to end at some point.
func TestMistakesPerFile(t *testing.T) {
	var b strings.Builder
	b.WriteString(front + "# P {#p}\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "```x%d\n```\n", i)
	}
	var got Mistakes
	if _, err := Book(bookOf(b.String())); !errors.As(err, &got) || len(got) != mistakesPerFile {
		t.Errorf("%d mistakes told, want %d", len(got), mistakesPerFile)
	}
}

func TestWindowsFileLoads(t *testing.T) {
	text := "\uFEFF" + strings.ReplaceAll(prose("Text."), "\n", "\r\n")
	if _, err := Book(bookOf(text)); err != nil {
		t.Error(err)
	}
}
