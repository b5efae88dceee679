#!/bin/sh
# Cuts and joins the fonts of this folder out of the Noto fonts in a folder.
set -e
src=$1
latin=U+0020-007E,U+00A0-052F,U+1E00-1FFF,U+2000-2027,U+202F-205F,U+2070-209F,U+20A0-20CF,U+2100-218B,U+25CC,U+FB00-FB06,U+FFFD
hebrew=U+0591-05F4,U+FB1D-FB4F
math=U+2190-2199,U+21D0-21D4,U+2200-220D,U+2211-2213,U+2215-221A,U+221D-2220,U+2223-222B,U+2234-2237,U+223C,U+2243,U+2245,U+2248,U+2260-2265,U+226A,U+226B,U+2282-2287,U+22C5
signs=U+25A0,U+25A1,U+25AA,U+25AB,U+25B2,U+25B3,U+25B6,U+25B7,U+25BC,U+25BD,U+25C0,U+25C1,U+25C6,U+25C7,U+25CB,U+25CF,U+2605,U+2606,U+2610-2612,U+2660-2667,U+2713-2718,U+2764
faces=U+2639,U+263A,U+266A,U+266B
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

cut() { # font, characters, part
	python3 -m fontTools.subset "$src/$1.ttf" --unicodes="$2" --output-file="$parts/$3.ttf" --no-hinting --layout-features= \
		--drop-tables+=GSUB,GPOS,GDEF,kern,DSIG,MATH,meta --no-glyph-names --notdef-outline --name-IDs='*'
}

make() { # name, font, Hebrew font
	cut "$2" $latin a
	cut "$3" $hebrew b
	cut NotoSansMath-Regular $math c
	cut NotoSansSymbols2-Regular $signs d
	cut NotoSansSymbols-Regular $faces e
	python3 -m fontTools.merge --output-file="$parts/$1" "$parts"/[a-e].ttf
	zopfli -c "$parts/$1" > "$1.ttf.gz"
}

make serif NotoSerif-Regular NotoSerifHebrew-Regular
make serif-italic NotoSerif-Italic NotoSerifHebrew-Regular
make serif-bold NotoSerif-Bold NotoSerifHebrew-Bold
make sans-bold NotoSans-Bold NotoSansHebrew-Bold
