// screenshot.js URL PATH REFRESH_TOKEN NOW HEIGHT FILE: a page of Home Assistant as its owner sees it.
const { chromium } = require("playwright-core");

const [url, path, refreshToken, now, height, file] = process.argv.slice(2);

(async () => {
    const browser = await chromium.launch({
        executablePath: "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    const page = await browser.newPage({
        viewport: { width: 1280, height: 640 }, locale: "en-GB", timezoneId: "Europe/Berlin", colorScheme: "light",
    });
    await page.addInitScript(([hassUrl, token, time]) => {
        // The browser has the time of that Home Assistant.
        const ahead = Date.parse(time) - Date.now();
        const RealDate = Date;
        window.Date = class extends RealDate {
            constructor(...given) { given.length ? super(...given) : super(RealDate.now() + ahead); }
            static now() { return RealDate.now() + ahead; }
        };
        const expired = { access_token: "", token_type: "Bearer", expires_in: 0, expires: 0 };
        localStorage.setItem("hassTokens", JSON.stringify(
            { ...expired, hassUrl, clientId: hassUrl + "/", refresh_token: token }));
        localStorage.setItem("dockedSidebar", '"always_hidden"');
    }, [url, refreshToken, now]);
    await page.goto(url + path);
    await page.waitForTimeout(12000);
    await page.screenshot({ path: file, clip: { x: 0, y: 0, width: 1280, height: Number(height) } });
    await browser.close();
})().catch(error => { console.error(error); process.exit(1); });
