package archive

import (
	"strings"
	"testing"

	"groundwork/store/fault"
)

func TestImportRefused(t *testing.T) {
	const good = `{"record":"note","id":"n","text":"x"}`
	deep := strings.Repeat("[", 20000)
	for name, c := range map[string]struct{ file, want string }{
		"nothing":            {"", "it can't be imported: this is not an export of a workbook"},
		"another file":       {"SECRET shopping list", "it can't be imported: this is not an export of a workbook"},
		"other JSON":         {`{"SECRET":1}`, "line 1 can't be imported: there is a part this version does not know"},
		"an empty object":    {`{}`, "it can't be imported: this is not an export of a workbook"},
		"newer":              {`{"groundwork":"export","format":2,"SECRET":[]}`, "the export was made by a newer version (its format is 2, this version knows 1)"},
		"cut":                {exportWith(good, "")[:90], "line 4 can't be imported: the file ends too soon"},
		"more behind":        {exportWith(good, "") + "\n\n{}", "line 6 can't be imported: this is not JSON"},
		"not JSON":           {exportWith("\n{SECRET}", ""), "record 1 in line 3 can't be imported: this is not JSON"},
		"not UTF-8":          {exportWith(good+"\n\"\xff\"", ""), "line 3 can't be imported: the text is not valid UTF-8"},
		"twice":              {exportWith(good+",\n"+good, ""), "record 2 in line 3 can't be imported: the same comes twice"},
		"two lists":          {`{"groundwork":"export","format":1,"records":[],` + "\n" + `"records":[]}`, "line 2 can't be imported: the same comes twice"},
		"no record":          {exportWith(`{"SECRET":1}`, ""), "record 1 in line 2 can't be imported: the record cannot be read"},
		"a field twice":      {exportWith(`{"record":"note","id":"a","text":"SECRET","text":"b"}`, ""), "record 1 in line 2 can't be imported: the record cannot be read"},
		"a slash":            {exportWith(`{"record":"note","id":"a/b"}`, ""), "record 1 in line 2 can't be imported: the record cannot be read"},
		"an escape in an id": {exportWith(`{"record":"note","id":"a\u001b[2J"}`, ""), "record 1 in line 2 can't be imported: an id holds what an id can't"},
		"half a pair":        {exportWith(`{"record":"note","id":"a","text":"\ud83d x"}`, ""), "record 1 in line 2 can't be imported: the text is not valid UTF-8"},
		"a rating":           {exportWith(`{"record":"answer","track":"hurt","id":"q","value":{"rating":11}}`, ""), "record 1 in line 2 can't be imported: a rating is not from 0 to 10"},
		"a version":          {exportWith(`{"record":"version","saved":"SECRET"}`, ""), "record 1 in line 2 can't be imported: a record can't be of this kind"},
		"a bad version":      {exportWith(good, `{"record":"version","was":{"text":"SECRET"}}`), "version 1 in line 4 can't be imported: the record cannot be read"},
		"a bad time":         {exportWith(good, `{"record":"version","saved":"SECRET","was":`+good+`}`), "version 1 in line 4 can't be imported: the record cannot be read"},
		"too deep":           {exportWith(deep, ""), "record 1 in line 2 can't be imported: this is not JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.file))
			if err == nil || err.Error() != c.want {
				t.Fatalf("got  %v\nwant %s", err, c.want)
			}
			if hint := fault.Hint(err); hint == "" || strings.HasSuffix(hint, ".") {
				t.Errorf("the hint is %q", hint)
			}
		})
	}
}

// exportWith is an export of one record and one version.
func exportWith(record, version string) string {
	return `{"groundwork":"export","format":1,"records":[` + "\n" + record + "\n],\n" + `"versions":[` + version + "]}"
}
