package main

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// TestKinds wants each switch over kinds of question, and over types of value, to name
// all of them, in tests too, so that whoever adds one is told each place that forgets it.
// One that is about a few of them says why, and below that //exhaustive:ignore.
func TestKindsInSwitches(t *testing.T) {
	kinds, values := declaredKinds(t)
	if len(kinds) < 10 || len(values) < 6 {
		t.Fatalf("only %d kinds and %d types of value found", len(kinds), len(values))
	}
	eachFileAndTest(t, func(_ string, _ []byte, fset *token.FileSet, file *ast.File) {
		ignored := map[int]bool{}
		for _, group := range file.Comments {
			last := group.List[len(group.List)-1]
			if last.Text == "//exhaustive:ignore" && len(group.List) > 1 {
				ignored[fset.Position(last.Pos()).Line] = true
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			var body *ast.BlockStmt
			all := kinds
			switch n := n.(type) {
			case *ast.SwitchStmt:
				body = n.Body
			case *ast.TypeSwitchStmt:
				body, all = n.Body, values
			default:
				return true
			}
			missing, named := missingCases(body, all)
			if at := fset.Position(n.Pos()); named > 1 && len(missing) > 0 && !ignored[at.Line-1] {
				t.Errorf("%s: the switch forgets %s", at, strings.Join(missing, ", "))
			}
			return true
		})
	})
}

// declaredKinds finds the constants of type Kind in package content, and the types
// with a method stored.
func declaredKinds(t *testing.T) (kinds, values []string) {
	eachFile(t, func(name string, _ []byte, _ *token.FileSet, file *ast.File) {
		if file.Name.Name != "content" {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if id, ok := n.Type.(*ast.Ident); ok && id.Name == "Kind" && strings.HasPrefix(n.Names[0].Name, "Kind") {
					kinds = append(kinds, n.Names[0].Name)
				}
			case *ast.FuncDecl:
				if n.Name.Name == "stored" && n.Recv != nil {
					if id, ok := n.Recv.List[0].Type.(*ast.Ident); ok {
						values = append(values, id.Name)
					}
				}
			}
			return true
		})
	})
	return kinds, values
}

// missingCases returns which names of all no case of a switch has, and how many have one.
func missingCases(body *ast.BlockStmt, all []string) (missing []string, named int) {
	var found []string
	for _, s := range body.List {
		for _, e := range s.(*ast.CaseClause).List {
			switch e := e.(type) {
			case *ast.Ident:
				found = append(found, e.Name)
			case *ast.SelectorExpr:
				if id, ok := e.X.(*ast.Ident); ok && id.Name == "content" {
					found = append(found, e.Sel.Name)
				}
			}
		}
	}
	for _, name := range all {
		if slices.Contains(found, name) {
			named++
		} else {
			missing = append(missing, name)
		}
	}
	return missing, named
}
