package environ

import (
	"os"
	"path/filepath"
	"strings"

	"groundwork/content"
)

// Country is the country the computer tells of, or "": by its clock, or else
// by its language. Many people far from home keep the language of home, or one
// that is set by default.
func Country() string {
	if code := content.CountryIn(timeZone()); code != "" {
		return code
	}
	return content.CountryOf(Locale("LC_MESSAGES"))
}

// timeZone is the name of the zone the clock is set to, such as Europe/London, or
// "" where none is told.
func timeZone() string {
	if set, ok := os.LookupEnv("TZ"); ok {
		return zoneName(strings.TrimPrefix(set, ":"))
	}
	if link, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if name := zoneName(link); name != link {
			return name
		}
	}
	text, _ := os.ReadFile("/etc/timezone")
	return strings.TrimSpace(string(text))
}

// zoneName is the name within the path of a zone's file; other names stay.
func zoneName(path string) string {
	const folder = "zoneinfo/"
	if i := strings.LastIndex(path, folder); i >= 0 {
		path = path[i+len(folder):]
	}
	return strings.TrimPrefix(strings.TrimPrefix(path, "posix/"), "right/")
}
