package build

import (
	"runtime/debug"
	"testing"
)

func TestBuild(t *testing.T) {
	const commit = "d7a2c640f5f1f3d3d0f0c9a8f7e6d5c4b3a29180"
	checkout := func(version, changed string) *debug.BuildInfo {
		info := &debug.BuildInfo{Settings: []debug.BuildSetting{
			{Key: "vcs.revision", Value: commit}, {Key: "vcs.time", Value: "2026-11-29T09:35:38Z"}, {Key: "vcs.modified", Value: changed},
		}}
		info.Main.Version = version
		return info
	}
	none := &debug.BuildInfo{}
	none.Main.Version = "(devel)"
	const pattern = "$Format:%(describe:tags=true,match=v*) %H %cs$\n"
	from := "commit " + commit + " of 2026-11-29"
	for name, c := range map[string]struct {
		info            *debug.BuildInfo
		source          string
		version, commit string
	}{
		"a release":                    {checkout("v1.2.3", "false"), pattern, "1.2.3", from},
		"a release candidate":          {checkout("v1.2.3-rc.1", "false"), pattern, "1.2.3-rc.1", from},
		"a changed release":            {checkout("v1.2.3+dirty", "true"), pattern, "between releases", from + ", changed since"},
		"a commit":                     {checkout("v0.0.0-20261129093538-d7a2c640f5f1", "false"), pattern, "between releases", from},
		"a commit after a release":     {checkout("v1.2.4-0.20261129093538-d7a2c640f5f1", "false"), pattern, "between releases", from},
		"a checkout of another source": {checkout("v1.2.3", "false"), "v9.9.9 ffff 2020-01-01\n", "1.2.3", from},
		"an archive of a release":      {none, "v1.2.3 " + commit + " 2026-11-29\n", "1.2.3", from},
		"an archive of a commit":       {none, "v1.2.3-4-gd7a2c64 " + commit + " 2026-11-29\n", "between releases", from},
		"an archive before releases":   {none, " " + commit + " 2026-11-29\n", "between releases", from},
		"a copied folder":              {none, pattern, "of a source without a version", ""},
		"nothing":                      {nil, pattern, "of a source without a version", ""},
	} {
		b := Of(c.info, c.source)
		if b.String() != c.version || b.From() != c.commit {
			t.Errorf("%s: %q, %q", name, b, b.From())
		}
	}
}
