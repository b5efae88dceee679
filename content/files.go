package content

import (
	"embed"
	"io/fs"
)

//go:embed en helplines.yaml
var files embed.FS

// Files returns what comes with the program: the chapters in the folder en, and
// helplines.yaml.
func Files() fs.FS { return files }
