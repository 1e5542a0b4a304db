package cognitosync.journey.page;

import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;

/** What the steps know of the site's page beyond the names of its elements. */
public final class Site {

    private Site() {}

    public static boolean isSignedIn(Device device) {
        return device.shows("#sign-out") && !status(device).isBlank();
    }

    public static String status(Device device) {
        Object text = device.executeScript("return document.getElementById('status')?.textContent ?? ''");
        return String.valueOf(text).strip();
    }

    /** Whose page it is. */
    public static String name(Device device) {
        return device.text("#name");
    }

    /**
     * The identity whose dataset this page has asked the backend for since it was loaded: as its requests to Cognito Sync tell;
     * those to a table have one address, so there it is the identity of the credentials.
     */
    public static String identityId(Device device) {
        Object id = device.executeScript("""
                const [id] = performance.getEntriesByType('resource')
                  .map(({ name }) => /\\/identities\\/([^/]+)\\/datasets\\/preference\\//.exec(name)?.[1])
                  .filter(Boolean);
                const given = JSON.parse(sessionStorage.getItem('colour:credentials') ?? '{}');
                return id ? decodeURIComponent(id) : given.credentials?.identityId ?? '';""");
        return String.valueOf(id);
    }

    /** In which state the page says the colour is: none, here, waiting, everywhere or conflict. */
    public static String syncState(Device device) {
        return String.valueOf(device.executeScript("return document.getElementById('sync-state')?.dataset.state"));
    }

    public static void awaitSyncState(Device device, String state) {
        device.await("say that its colour is " + state, page -> syncState(page).equals(state));
    }

    /**
     * Waits until the page has its dataset and the service worker keeps all that was loaded from the page's own origin. The
     * state of the workers stands in the failure, since nothing on the page shows it.
     */
    public static void awaitKeptForOffline(Device device) {
        try {
            device.await(
                    "be kept for times without a network",
                    page -> isSignedIn(page) && page.shows("#data") && Boolean.TRUE.equals(page.executeScript("""
                            const assets = performance.getEntriesByType('resource').map(({ name }) => name)
                              .filter((name) => name.startsWith(location.origin + '/assets/'));
                            const pages = [location.origin + location.pathname, ...assets];
                            return Promise.all(pages.map((name) => caches.match(name)))
                              .then((kept) => navigator.serviceWorker.controller !== null && kept.every(Boolean));""")));
        } catch (AssertionError notKept) {
            throw new AssertionError(device.name() + " has " + workers(device), notKept);
        }
    }

    private static Object workers(Device device) {
        return device.executeScript("""
                const state = (worker) => worker?.state ?? 'none';
                return Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
                  .then(async ([registrations, names]) => JSON.stringify({
                    workers: registrations.map(({ installing, waiting, active }) => [installing, waiting, active].map(state)),
                    controller: state(navigator.serviceWorker.controller),
                    kept: await Promise.all(names.map(async (name) =>
                      (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname))),
                  }));""");
    }

    /** How many requests this page has sent to the API port since it was loaded. */
    public static long requestsToApi(Device device, Outputs outputs) {
        return (Long) device.executeScript("""
                return performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(arguments[0])).length;""", outputs.apiEndpoint().toString());
    }

    /** Types a colour and presses Set; the status line then. */
    public static String setColour(Device device, String colour) {
        device.type("#background-color", colour);
        return press(device, "#button-set");
    }

    /** Presses Get; the status line then. */
    public static String getColour(Device device) {
        return press(device, "#button-get");
    }

    /**
     * Signs out of the site and of the sign-in pages; ends on the site, signed out. The page says so at once, but the sign-in
     * pages forget this browser only when it has been at their {@code /logout}, from where it comes back to a new page.
     */
    public static void signOut(Device device) {
        device.executeScript("document.documentElement.dataset.before = 'sign-out'");
        device.click("#sign-out");
        device.await(
                "be signed out and back from the sign-in pages",
                page -> !page.shows("html[data-before]") && page.shows("#sign-in") && !page.shows("#sign-out"));
    }

    /**
     * Presses a button and waits until the page has said how it went. The status line is emptied first: the same
     * sentence as before is news, too.
     */
    public static String press(Device device, String button) {
        // Until the page has its dataset, what it shows may still move.
        device.await("show its dataset", page -> page.shows("#data"));
        device.executeScript("document.getElementById('status').textContent = ''");
        device.click(button);
        device.await("say how it went", page -> !status(page).isBlank() && !page.shows("[aria-busy=\"true\"]"));
        return status(device);
    }
}
