package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Keyboard;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** The console in a browser: what a person sees of a real journey, live. */
class ConsoleIT {
    private static final String CONSOLE = "/_local/console";
    private static final List<String> PAGES = List.of(
            "", "?show=judged", "/stacks", "/buckets", "/tables", "/users", "/identities", "/inbox", "/why?request=0");

    private static Outputs outputs;
    private static Person person;

    @AutoClose
    private static Device device;

    @BeforeAll
    static void setAColour() {
        outputs = SharedCloud.outputs("pkce");
        person = Person.named("Console Person");
        device = Browsers.ready().first().device(ColorScheme.LIGHT);
        person.signUpOverHttp(outputs);
        person.signIn(device, outputs);
        Site.setColour(device, "teal");
    }

    @Test
    void requestLog_showsTheJourney_andTellsOfNewRequestsByItself() {
        device.open(console(""));
        String set = call("UpdateRecords", person.name());
        assertThat(set).contains("Allowed", "of OwnDatasets", "dataset/preference", "200");
        assertThat(call("GetCredentialsForIdentity", person.name())).contains("Allowed", "of the trust policy");

        Object page = device.executeScript("return window.samePage = Math.random()");
        String key = "written-by-nobody-" + Long.toHexString(System.nanoTime());
        put(key);
        device.await("show the new request", shown -> shown.text(".call.denied").contains(key));
        assertThat(device.text(".call.denied"))
                .contains("s3:PutObject", "Denied", "because no statement allows it", "403");
        assertThat(device.executeScript("return window.samePage"))
                .as("nothing was loaded anew")
                .isEqualTo(page);
    }

    @Test
    void requestLog_paused_staysAsItIs_untilItGoesOn() {
        device.open(console(""));
        device.click("#live");
        device.await("be paused", shown -> shown.text("#news").equals("Paused"));
        String key = "paused-" + Long.toHexString(System.nanoTime());
        put(key);
        assertThat(device.text("#log")).doesNotContain(key);
        new Keyboard(device).tabTo("#live").press(Keys.ENTER);
        device.await("catch up", shown -> shown.text("#log").contains(key));
    }

    @Test
    void why_explainsTheWriteStepByStep() {
        openWhy("UpdateRecords");
        assertThat(device.text("h1")).contains("Allowed", "cognito-sync:UpdateRecords");
        assertThat(device.text("main"))
                .containsSubsequence(
                        "Trust policy: who can assume the role?",
                        "cognito-identity.amazonaws.com:aud",
                        "Role policies: what can the role do?",
                        "of OwnDatasets",
                        "In the policy",
                        "${cognito-identity.amazonaws.com:sub}",
                        "With variables resolved",
                        "In the request",
                        "An Allow matches and no Deny does");
        assertThat(device.executeScript("""
                        const painted = [...document.querySelectorAll('.step:last-child .checks mark')];
                        const written = painted.find((mark) => mark.textContent === '${cognito-identity.amazonaws.com:sub}');
                        const paint = getComputedStyle(written).backgroundColor;
                        return painted.filter((mark) => getComputedStyle(mark).backgroundColor === paint).length;"""))
                .as("variable, value and the same value in the request have one colour")
                .isEqualTo(3L);
    }

    @Test
    void users_areConfirmedWithoutACode_andDeleted() {
        Person waiting = Person.named("Waiting Person");
        try (Device theirs = Browsers.ready().first().device(ColorScheme.LIGHT)) {
            theirs.open(outputs.signInUrl());
            waiting.askForSignUpCode(theirs);

            device.open(console("/users"));
            device.click(form("confirm", waiting) + " button");
            device.await("confirm", shown -> shown.text(".message").contains("was confirmed"));
            waiting.signIn(theirs, outputs);
            assertThat(Site.name(theirs)).isEqualTo(waiting.name());
            Site.signOut(theirs);

            device.executeScript(
                    "document.querySelector(arguments[0]).closest('details').open = true", form("delete", waiting));
            device.click(form("delete", waiting) + " button");
            device.await("delete", shown -> shown.text(".message").contains("was deleted"));
            assertThat(device.text("main")).doesNotContain(waiting.email());
            theirs.open(outputs.signInUrl());
            new Form(theirs, "password")
                    .awaitShown()
                    .fill("username", waiting.email())
                    .fill("password", waiting.password())
                    .submit();
            assertThat(theirs.text("[role=alert]")).isNotBlank();
        }
    }

    @Test
    void pages_tellWhatIsThere() {
        device.open(console("/stacks"));
        assertThat(device.text("main"))
                .contains(
                        "CognitoSync",
                        "CREATE_COMPLETE",
                        "AWS::Cognito::UserPool",
                        outputs.siteUrl(),
                        "User Initiated");
        device.open(console("/buckets?bucket=" + outputs.stack("BucketName")));
        assertThat(device.text("main")).contains("index.html", "config.json", "immutable");
        device.open(console("/identities"));
        assertThat(device.text("main")).contains(person.email(), "1 dataset");
        device.click("a[href*='datasets'][href*='%s']".formatted(identityId().replace(":", "%3A")));
        device.await("show the dataset", shown -> shown.text("main").contains("preference"));
        assertThat(device.text("main")).contains("background-color", "teal", "Sync count");
        assertThat(device.executeScript("return document.querySelector('svg.dab rect').getAttribute('fill')"))
                .isEqualTo("teal");
        device.open(console("/inbox"));
        assertThat(device.text("main")).contains(person.email());
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyPage_passesAxe_andFitsASmallScreen(ColorScheme scheme) {
        try (Device small = Browsers.ready().first().device(scheme)) {
            small.resize(320, 568);
            for (String page : PAGES) {
                small.open(console(page));
                judge(small, page);
            }
            small.open(whyUrl("UpdateRecords"));
            judge(small, "why");
            small.resize(1280, 900);
            judge(small, "why, wide");
            small.open(console(""));
            judge(small, "requests, wide");
        }
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyPage_withFewColours_staysReadable_andVariablesStayApart(ColorScheme scheme) {
        try (Device simple = Browsers.ready().first().device(scheme)) {
            simple.simplify();
            for (String page : PAGES) {
                simple.open(console(page));
                judge(simple, page);
            }
            simple.open(whyUrl("UpdateRecords"));
            judge(simple, "why");
            assertThat(simple.executeScript("""
                            const lines = [...document.querySelectorAll('.keys dt mark')].map((mark) => {
                              const { borderBottomStyle, borderBottomColor } = getComputedStyle(mark);
                              return `${borderBottomStyle} ${borderBottomColor}`;
                            });
                            return lines.length > 1 && new Set(lines).size === lines.length;"""))
                    .as("each variable has a line of its own")
                    .isEqualTo(true);
            assertThat(simple.executeScript("""
                            const nav = document.querySelector('nav [aria-current]');
                            const other = document.querySelector('nav a:not([aria-current])');
                            return getComputedStyle(nav).backgroundColor !== getComputedStyle(other).backgroundColor;"""))
                    .as("the section that is open stands out")
                    .isEqualTo(true);
        }
    }

    /** Once it has the style that counts and before anything moves. */
    private static void judge(Device shown, String page) {
        shown.text("h1");
        assertThat(shown.executeScript("""
                        const wide = [...document.querySelectorAll('body *')]
                          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
                          .map((element) => `${element.tagName}.${element.className}`);
                        return wide.join(' ');"""))
                .as("what is wider than the page %s", page)
                .isEqualTo("");
        assertThat(Axe.findings(shown)).as("what axe-core finds on %s", page).isEmpty();
    }

    /** The README's picture; a person looks at it before it is kept. */
    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    @EnabledIfSystemProperty(named = "pictures", matches = "true", disabledReason = "taken with -Dpictures=true")
    void pictures_areTaken(ColorScheme scheme) throws IOException {
        put("somebody-elses.html");
        device.open(outputs.siteUrl());
        device.await("be signed in", Site::isSignedIn);
        Site.setColour(device, "gold");
        try (Device camera = Browsers.ready().first().device(scheme)) {
            camera.resize(1280, 800);
            camera.open(console("?show=judged"));
            take(camera, "console", scheme);
            camera.open(whyUrl("UpdateRecords"));
            camera.executeScript("document.querySelector('.step:last-child').scrollIntoView()");
            take(camera, "console-why", scheme);
        }
    }

    private static void take(Device camera, String name, ColorScheme scheme) throws IOException {
        Path png = Path.of("docs", "pictures", name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        camera.screenshot(png);
        assertThat(Files.size(png)).as("bytes of %s", png).isLessThan(250 * 1024L);
    }

    private static String console(String path) {
        return outputs.apiEndpoint().resolve(CONSOLE + path).toString();
    }

    private static String form(String action, Person who) {
        String sub = String.valueOf(device.executeScript("""
                return [...document.querySelectorAll('.cards > .card')]
                  .find((card) => card.textContent.includes(arguments[0])).querySelector('[name=sub]').value;""", who.email()));
        return "form[action$='/users/%s']:has([value='%s'])".formatted(action, sub);
    }

    private static String identityId() {
        return String.valueOf(device.executeScript("""
                return [...document.querySelectorAll('.cards > .card')]
                  .find((card) => card.textContent.includes(arguments[0])).querySelector('p.id').textContent;""", person.email()));
    }

    /** The text of the newest request of that operation by that person. */
    private static String call(String operation, String name) {
        device.await("show " + operation + " of " + name, shown -> line(operation, name) != null);
        return String.valueOf(device.executeScript("return arguments[0].innerText", line(operation, name)));
    }

    private static Object line(String operation, String name) {
        return device.executeScript("""
                return [...document.querySelectorAll('.call')].find((call) =>
                  call.innerText.includes(arguments[0]) && call.innerText.includes(arguments[1])) ?? null;""", operation, name);
    }

    private static void openWhy(String operation) {
        device.open(whyUrl(operation));
    }

    private static String whyUrl(String operation) {
        device.open(console(""));
        call(operation, person.name());
        return String.valueOf(
                device.executeScript("return arguments[0].querySelector('a').href", line(operation, person.name())));
    }

    /** A write that no bucket policy allows. */
    private static void put(String key) {
        URI object = URI.create(outputs.siteUrl()).resolve("/" + key);
        try {
            HttpResponse<Void> refused = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(object)
                                    .PUT(HttpRequest.BodyPublishers.ofString("x"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(refused.statusCode()).isEqualTo(403);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
