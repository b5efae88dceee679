// Opens each page in Chromium, light, dark, narrow and as printed, and has axe
// look for what keeps people out. It also wants the page to fetch nothing, and
// to fit the width of a small screen.
//
//	node check.js CHROMIUM PAGE…
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [executablePath, ...pages] = process.argv.slice(2)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const browser = await chromium.launch({
	executablePath,
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const looks = {
	light: { colorScheme: 'light', viewport: { width: 1000, height: 800 } },
	dark: { colorScheme: 'dark', viewport: { width: 1000, height: 800 } },
	narrow: { colorScheme: 'light', viewport: { width: 320, height: 640 } },
	printed: { colorScheme: 'light', media: 'print', viewport: { width: 800, height: 1000 } },
}
let wrong = 0
for (const page of pages.map(p => resolve(p))) {
	for (const [look, { media, ...options }] of Object.entries(looks)) {
		// The page's own policy would keep axe out.
		const context = await browser.newContext({ ...options, bypassCSP: true })
		const tab = await context.newPage()
		const say = what => { wrong++; console.log(`${page}, ${look}: ${what}`) }
		const own = pathToFileURL(page).href
		tab.on('request', r => { if (r.url().split('#')[0] !== own) say(`it fetches ${r.url()}`) })
		tab.on('console', m => { if (m.type() === 'error') say(m.text()) })
		if (media) await tab.emulateMedia({ media, colorScheme: options.colorScheme })
		await tab.goto(own)
		const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		if (over > 0) say(`it is ${over} pixels too wide`)
		await tab.evaluate(axe)
		const found = await tab.evaluate(() => window.axe.run())
		for (const v of found.violations) {
			say(`${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(', ')}`)
		}
		await context.close()
	}
}
await browser.close()
console.log(`${pages.length} pages in ${Object.keys(looks).length} looks, ${wrong} things wrong`)
process.exit(wrong ? 1 : 0)
