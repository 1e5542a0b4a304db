package cognitosync.journey.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do about browsers on a machine: use, install, or say what is missing. Decided without touching anything. */
sealed interface BrowserPlan {

    /**
     * Two devices' engines; the same twice where this machine has only one.
     *
     * @param remark what the reader of the test report should know, if anything
     */
    record Use(Engine first, Engine second, Optional<String> remark) implements BrowserPlan {}

    /** These packages, then look again. */
    record Install(List<String> packages) implements BrowserPlan {

        public Install {
            packages = List.copyOf(packages);
        }
    }

    /** Nothing can be done here without the person: the sentence says what. */
    record Refuse(String sentence) implements BrowserPlan {}

    /** The decision. */
    static BrowserPlan of(Machine machine, boolean mayInstall) {
        List<String> missing = machine.isDebianOrUbuntu() ? missingPackages(machine) : List.of();
        if (machine.root() && !missing.isEmpty()) {
            return mayInstall
                    ? new Install(missing)
                    : new Refuse(
                            "The browser journeys need the packages %s, and -Dbrowsers.install=false forbids to install them. Run: %s"
                                    .formatted(String.join(" ", missing), command("", missing)));
        }
        Optional<Engine> chromium = chromium(machine);
        if (chromium.isEmpty()) {
            return new Refuse(
                    missing.isEmpty()
                            ? "The browser journeys need Google Chrome or Chromium, and found neither on the PATH nor where it is usually installed. Install it, then run this again."
                            : "The browser journeys need the packages %s, which only root may install. Run: %s"
                                    .formatted(String.join(" ", missing), command("sudo ", missing)));
        }
        if (!machine.has(Program.CHROMEDRIVER) && !mayInstall) {
            return new Refuse(
                    "The browser journeys need chromedriver on the PATH, and -Dbrowsers.install=false forbids to fetch it. Install the chromedriver of your Chrome's version, or leave that option out.");
        }
        Optional<Engine> second = machine.isMac() ? safari(machine) : webkit(machine);
        return second.<BrowserPlan>map(engine -> new Use(chromium.get(), engine, Optional.empty()))
                .orElseGet(() -> new Use(chromium.get(), chromium.get(), Optional.of(onlyChromium(missing))));
    }

    private static List<String> missingPackages(Machine machine) {
        List<String> packages = new ArrayList<>();
        boolean driven = machine.has(Program.CHROMEDRIVER);
        // A Google Chrome counts only with its own driver: the one that apt has fits apt's Chromium alone.
        if (!machine.has(Program.CHROMIUM) && !(machine.has(Program.GOOGLE_CHROME) && driven)) {
            packages.add(machine.isUbuntu() ? "chromium-browser" : "chromium");
        }
        if (!driven) {
            packages.add(machine.isUbuntu() ? "chromium-chromedriver" : "chromium-driver");
        }
        if (!machine.has(Program.WEBKIT_DRIVER) || !machine.has(Program.MINI_BROWSER)) {
            packages.add("webkit2gtk-driver");
        }
        if (!machine.has(Program.XVFB)) {
            packages.add("xvfb");
        }
        if (!machine.has(Program.SETPRIV)) {
            packages.add("util-linux");
        }
        return packages;
    }

    private static String command(String prefix, List<String> packages) {
        return "%1$sapt-get update && %1$sapt-get install -y --no-install-recommends %2$s"
                .formatted(prefix, String.join(" ", packages));
    }

    private static Optional<Engine> chromium(Machine machine) {
        Optional<Engine> chromium = machine.program(Program.CHROMIUM)
                .map(path -> new Chromium(path, machine.program(Program.CHROMEDRIVER)));
        Optional<Engine> chrome = machine.program(Program.GOOGLE_CHROME)
                .map(path -> new Chromium(path, machine.program(Program.CHROMEDRIVER)));
        // Debian's driver is Chromium's; elsewhere a driver on the PATH is most likely Google Chrome's.
        boolean debian = machine.isDebianOrUbuntu() && !machine.isUbuntu();
        return debian ? chromium.or(() -> chrome) : chrome.or(() -> chromium);
    }

    private static Optional<Engine> webkit(Machine machine) {
        boolean complete = List.of(Program.WEBKIT_DRIVER, Program.MINI_BROWSER, Program.XVFB, Program.SETPRIV).stream()
                .allMatch(machine::has);
        return complete
                ? Optional.of(new WebKit(
                        machine.programs().get(Program.WEBKIT_DRIVER),
                        machine.programs().get(Program.MINI_BROWSER),
                        machine.programs().get(Program.XVFB),
                        machine.programs().get(Program.SETPRIV)))
                : Optional.empty();
    }

    private static Optional<Engine> safari(Machine machine) {
        return machine.program(Program.SAFARI_DRIVER).map(Safari::new);
    }

    private static String onlyChromium(List<String> missing) {
        return "No WebKit was found, so both devices are Chrome and nothing is shown about Safari."
                + (missing.isEmpty() ? "" : " To add it, run: " + command("sudo ", missing));
    }
}
