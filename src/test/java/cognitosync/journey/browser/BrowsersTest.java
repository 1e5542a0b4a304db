package cognitosync.journey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowsersTest {

    private static final Map<String, String> DEBIAN = Map.of("ID", "debian");
    private static final Map<String, String> UBUNTU = Map.of("ID", "ubuntu", "ID_LIKE", "debian");
    private static final Map<String, String> MINT = Map.of("ID", "linuxmint", "ID_LIKE", "ubuntu debian");
    private static final Map<String, String> FEDORA = Map.of("ID", "fedora");
    private static final Set<Program> ALL_OF_DEBIAN = EnumSet.of(
            Program.CHROMIUM,
            Program.CHROMEDRIVER,
            Program.WEBKIT_DRIVER,
            Program.MINI_BROWSER,
            Program.XVFB,
            Program.SETPRIV);

    @Test
    void debianRoot_withoutBrowsers_installsAllFour() {
        assertThat(BrowserPlan.of(linux(DEBIAN, true, Set.of(Program.SETPRIV)), true))
                .isEqualTo(
                        new BrowserPlan.Install(List.of("chromium", "chromium-driver", "webkit2gtk-driver", "xvfb")));
    }

    @Test
    void debianRoot_withChromiumOnly_installsTheRest() {
        assertThat(BrowserPlan.of(linux(DEBIAN, true, Set.of(Program.CHROMIUM, Program.SETPRIV)), true))
                .isEqualTo(new BrowserPlan.Install(List.of("chromium-driver", "webkit2gtk-driver", "xvfb")));
    }

    @Test
    void debianRoot_withWebKitDriverButNoMiniBrowser_installsIt() {
        Set<Program> programs = EnumSet.copyOf(ALL_OF_DEBIAN);
        programs.remove(Program.MINI_BROWSER);
        assertThat(BrowserPlan.of(linux(DEBIAN, true, programs), true))
                .isEqualTo(new BrowserPlan.Install(List.of("webkit2gtk-driver")));
    }

    @Test
    void debianRoot_withoutSetpriv_installsUtilLinux() {
        Set<Program> programs = EnumSet.copyOf(ALL_OF_DEBIAN);
        programs.remove(Program.SETPRIV);
        assertThat(BrowserPlan.of(linux(DEBIAN, true, programs), true))
                .isEqualTo(new BrowserPlan.Install(List.of("util-linux")));
    }

    @Test
    void debianRoot_withGoogleChromeButNoDriver_installsChromiumWithItsDriver() {
        Set<Program> programs = EnumSet.copyOf(ALL_OF_DEBIAN);
        programs.removeAll(Set.of(Program.CHROMIUM, Program.CHROMEDRIVER));
        programs.add(Program.GOOGLE_CHROME);
        assertThat(BrowserPlan.of(linux(DEBIAN, true, programs), true))
                .isEqualTo(new BrowserPlan.Install(List.of("chromium", "chromium-driver")));
    }

    @Test
    void debianRoot_withEverything_usesChromiumAndWebKit() {
        assertThat(BrowserPlan.of(linux(DEBIAN, true, ALL_OF_DEBIAN), true))
                .isEqualTo(new BrowserPlan.Use(
                        new Chromium(path(Program.CHROMIUM), Optional.of(path(Program.CHROMEDRIVER))),
                        webkit(),
                        Optional.empty()));
    }

    @Test
    void debianRoot_withEverythingAndNoLeaveToInstall_usesThem() {
        assertThat(BrowserPlan.of(linux(DEBIAN, true, ALL_OF_DEBIAN), false)).isInstanceOf(BrowserPlan.Use.class);
    }

    @Test
    void debianRoot_withoutLeaveToInstall_refusesNamingPackagesAndCommand() {
        assertThat(sentence(BrowserPlan.of(linux(DEBIAN, true, Set.of(Program.SETPRIV)), false)))
                .contains("-Dbrowsers.install=false")
                .contains("the packages chromium chromium-driver webkit2gtk-driver xvfb,")
                .endsWith("Run: apt-get update && apt-get install -y --no-install-recommends"
                        + " chromium chromium-driver webkit2gtk-driver xvfb");
    }

    @Test
    void debianUser_withoutBrowsers_refusesNamingTheCommandForRoot() {
        assertThat(sentence(BrowserPlan.of(linux(DEBIAN, false, Set.of(Program.SETPRIV)), true)))
                .contains("only root may install")
                .contains("sudo apt-get update && sudo apt-get install");
    }

    @Test
    void debianUser_withEverything_usesBoth() {
        assertThat(BrowserPlan.of(linux(DEBIAN, false, ALL_OF_DEBIAN), true))
                .isInstanceOfSatisfying(
                        BrowserPlan.Use.class, use -> assertThat(use.second()).isEqualTo(webkit()));
    }

    @Test
    void debianUser_withChromeOnly_usesItTwiceAndSaysSo() {
        Machine machine = linux(DEBIAN, false, Set.of(Program.GOOGLE_CHROME, Program.CHROMEDRIVER, Program.SETPRIV));
        assertThat(BrowserPlan.of(machine, true)).isInstanceOfSatisfying(BrowserPlan.Use.class, use -> {
            assertThat(use.second()).isEqualTo(use.first());
            assertThat(use.remark()).hasValueSatisfying(remark -> assertThat(remark)
                    .contains("No WebKit")
                    .endsWith("sudo apt-get install -y --no-install-recommends webkit2gtk-driver xvfb"));
        });
    }

    @Test
    void ubuntuAndItsChildren_haveChromiumUnderOtherNames() {
        BrowserPlan expected = new BrowserPlan.Install(
                List.of("chromium-browser", "chromium-chromedriver", "webkit2gtk-driver", "xvfb"));
        assertThat(BrowserPlan.of(linux(UBUNTU, true, Set.of(Program.SETPRIV)), true))
                .isEqualTo(expected);
        assertThat(BrowserPlan.of(linux(MINT, true, Set.of(Program.SETPRIV)), true))
                .isEqualTo(expected);
    }

    @Test
    void ubuntu_withBothChromes_usesGoogleChromeWhoseDriverItIs() {
        Set<Program> programs = EnumSet.copyOf(ALL_OF_DEBIAN);
        programs.add(Program.GOOGLE_CHROME);
        assertThat(BrowserPlan.of(linux(UBUNTU, true, programs), true))
                .isInstanceOfSatisfying(BrowserPlan.Use.class, use -> assertThat(use.first())
                        .isEqualTo(new Chromium(path(Program.GOOGLE_CHROME), Optional.of(path(Program.CHROMEDRIVER)))));
    }

    @Test
    void fedoraRoot_neverInstalls() {
        assertThat(sentence(BrowserPlan.of(linux(FEDORA, true, Set.of()), true)))
                .contains("need Google Chrome or Chromium")
                .doesNotContain("apt-get");
    }

    @Test
    void fedora_withChromeAndWebKit_usesBoth() {
        assertThat(BrowserPlan.of(linux(FEDORA, false, ALL_OF_DEBIAN), true))
                .isInstanceOfSatisfying(
                        BrowserPlan.Use.class, use -> assertThat(use.second()).isEqualTo(webkit()));
    }

    @Test
    void mac_withChrome_usesSafariAsTheSecond() {
        Machine mac = machine("Mac OS X", Map.of(), false, Set.of(Program.GOOGLE_CHROME, Program.SAFARI_DRIVER));
        assertThat(BrowserPlan.of(mac, true))
                .isEqualTo(new BrowserPlan.Use(
                        new Chromium(path(Program.GOOGLE_CHROME), Optional.empty()),
                        new Safari(path(Program.SAFARI_DRIVER)),
                        Optional.empty()));
    }

    @Test
    void mac_withChromeButNoDriverAndNoLeaveToInstall_refuses() {
        Machine mac = machine("Mac OS X", Map.of(), false, Set.of(Program.GOOGLE_CHROME, Program.SAFARI_DRIVER));
        assertThat(sentence(BrowserPlan.of(mac, false))).contains("chromedriver");
    }

    @Test
    void mac_withSafariOnly_refuses() {
        Machine mac = machine("Mac OS X", Map.of(), false, Set.of(Program.SAFARI_DRIVER));
        assertThat(sentence(BrowserPlan.of(mac, true))).contains("Google Chrome");
    }

    @Test
    void osRelease_isReadWithAndWithoutQuotes() {
        assertThat(Machine.parse(List.of("# a comment=1", "", "ID=debian", "ID_LIKE=\"ubuntu debian\"", "NAME='A B'")))
                .containsOnly(
                        Map.entry("ID", "debian"), Map.entry("ID_LIKE", "ubuntu debian"), Map.entry("NAME", "A B"));
    }

    private static String sentence(BrowserPlan plan) {
        assertThat(plan).isInstanceOf(BrowserPlan.Refuse.class);
        return ((BrowserPlan.Refuse) plan).sentence();
    }

    private static WebKit webkit() {
        return new WebKit(
                path(Program.WEBKIT_DRIVER), path(Program.MINI_BROWSER), path(Program.XVFB), path(Program.SETPRIV));
    }

    private static Machine linux(Map<String, String> release, boolean root, Set<Program> programs) {
        return machine("Linux", release, root, programs);
    }

    private static Machine machine(String os, Map<String, String> release, boolean root, Set<Program> programs) {
        Map<Program, Path> paths = new EnumMap<>(Program.class);
        programs.forEach(program -> paths.put(program, path(program)));
        return new Machine(os, release, root, paths);
    }

    private static Path path(Program program) {
        return Path.of("/programs", program.name());
    }
}
