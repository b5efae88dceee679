package field

import (
	"strings"

	"groundwork/content"
)

func notices(text string, list []content.Notice) []string {
	var out []string
	for _, n := range list {
		for _, w := range n.Words {
			if strings.Contains(text, w) {
				out = append(out, n.Say)
				break
			}
		}
	}
	return out
}

func orderBetween(a, b string) string {
	if b == "" {
		return a + "n"
	}
	return a + "g"
}
