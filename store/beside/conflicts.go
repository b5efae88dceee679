package beside

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// conflict is what stands in the name of the second file where a program that syncs
// folders found two of one name: Syncthing's .sync-conflict-…, the "conflicted copy" of
// Dropbox and Nextcloud, also in the languages around, and the number of Google Drive.
var conflict = regexp.MustCompile(`(?i)confli|konfli| \(\d+\)`)

// Conflicts are the files beside the workbook at path that are called like its second
// copy by a program that syncs folders, and say in their header that they are of the
// workbook with this id.
func Conflicts(path string, id []byte) (out []string) {
	base := filepath.Base(path)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	entries, _ := os.ReadDir(filepath.Dir(path)) // what can't be read has none
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), stem)
		if !ok || rest == "" || !e.Type().IsRegular() || !conflict.MatchString(rest) {
			continue
		}
		name := filepath.Join(filepath.Dir(path), e.Name())
		if head, err := HeadOf(name); err == nil && bytes.Equal(head.ID, id) {
			out = append(out, name)
		}
	}
	return out
}
