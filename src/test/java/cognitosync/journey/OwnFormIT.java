package cognitosync.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Axe;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Roles;
import cognitosync.journey.browser.Route;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.UserPoolOwner;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.OwnForm;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sign-in by a form of the site's own: the page is never left, and no password is sent but a new one. Each step is looked at by axe, and
 * on 320 pixels, once light and once dark.
 */
class OwnFormIT {
    private static final String TEAL = "rgb(0, 128, 128)";
    private static final String REFUSED = "That email address or password isn’t right.";
    private static final List<String> RULES = List.of(
            "At least 12 characters",
            "A lower-case letter (a–z)",
            "An upper-case letter (A–Z)",
            "A number",
            "A symbol, such as ! or #");

    private static Outputs outputs;

    @AutoClose
    private static UserPoolOwner owner;

    @BeforeAll
    static void startCloud() {
        outputs = SharedCloud.outputs("form");
        owner = UserPoolOwner.of(outputs);
    }

    static Stream<Arguments> looks() {
        Engine first = Browsers.ready().first();
        Engine second = Browsers.ready().second();
        return Stream.of(
                Arguments.of(Roles.named(first), ColorScheme.LIGHT, Roles.named(second)),
                Arguments.of(Roles.named(second), ColorScheme.DARK, Roles.named(first)));
    }

    @ParameterizedTest(name = "signed up in {0}, {1}; signed in in {2}")
    @MethodSource("looks")
    void colourOfSomebodyWhoSignsUp_isThereInTheOtherBrowser(Engine engine, ColorScheme scheme, Engine another) {
        Person person = Person.named("One Person");
        try (Device one = engine.deviceWithNetwork(scheme);
                Device other = another.deviceWithNetwork(ColorScheme.LIGHT)) {
            signUp(one, person);
            assertThat(Site.name(one)).isEqualTo(person.name());
            Site.setColour(one, "teal");

            other.open(outputs.siteUrl());
            new Form(other, "password").awaitShown();
            other.network().forget();
            new OwnForm(other).signIn(person.email(), person.password());
            assertThat(OwnForm.asked(other)).containsExactly("InitiateAuth", "RespondToAuthChallenge");
            assertThat(other.network().calls())
                    .noneMatch(call -> new String(call.body(), UTF_8).contains(person.password()));
            assertThat(other.url()).isEqualTo(outputs.siteUrl());
            other.await("wear the colour", page -> page.backgroundColor().equals(TEAL));
        }
    }

    private static void signUp(Device device, Person person) {
        OwnForm form = new OwnForm(device);
        device.open(outputs.siteUrl());
        new Form(device, "password").awaitShown();
        assertThat(form.inputs()).containsExactly("username email username", "password password current-password");
        look(device, "sign-in");

        Form signUp = form.turnTo("sign-up", "email");
        assertThat(form.inputs())
                .containsExactly("name text name", "email email username", "new-password password new-password");
        assertThat(form.rules()).isEqualTo(RULES);
        signUp.fill("name", person.name()).fill("email", person.email()).fill("new-password", "aB");
        assertThat(form.metRules()).containsExactly(RULES.get(1), RULES.get(2));
        device.click("#signed-out .switch");
        assertThat(form.inputs()).contains("new-password text new-password");
        signUp.submit();
        assertThat(form.complaint("new-password")).isEqualTo("Choose a password that meets every rule below.");
        look(device, "sign-up-refused");
        signUp.fill("new-password", person.password());
        assertThat(form.metRules()).isEqualTo(RULES);
        signUp.submit();

        new Form(device, "code").awaitShown();
        assertThat(form.inputs()).containsExactly("username email username kept", "code text one-time-code");
        device.await("say where the code is", page -> Site.status(page).contains(person.email()));
        look(device, "confirm");
        String code = outputs.inbox().code(person.email(), "sign-up");
        form.typeCode(code.equals("000000") ? "000001" : "000000");
        assertThat(form.complaint("code")).startsWith("That code isn’t right");
        form.typeCode(code);
        form.awaitSignedIn();
    }

    @ParameterizedTest(name = "in {0}, {1}")
    @MethodSource("looks")
    void refusals_readTheSameForEverybody_andAResetHelps(Engine engine, ColorScheme scheme) {
        Person person = added();
        String chosen = person.password() + "-new";
        try (Device device = engine.deviceWithNetwork(scheme)) {
            device.open(outputs.siteUrl());
            OwnForm form = new OwnForm(device);
            Form signIn = new Form(device, "password").awaitShown();
            for (String email : List.of("nobody-" + person.email(), person.email())) {
                signIn.fill("username", email).fill("password", "Wrong-1-password!");
                assertThat(device.shows("[aria-invalid=true]"))
                        .as("what was wrong")
                        .isFalse();
                signIn.submit();
                assertThat(form.complaint("password")).as(email).isEqualTo(REFUSED);
                assertThat(Site.status(device)).as("besides").isEmpty();
            }
            look(device, "sign-in-refused");

            askForReset(device, "nobody-" + person.email());
            form.turnTo("sign-in", "password");
            askForReset(device, person.email());
            assertThat(form.inputs())
                    .containsExactly(
                            "username email username kept",
                            "code text one-time-code",
                            "new-password password new-password");
            look(device, "reset");
            // With the password still missing, the last digit leads there.
            form.typeCode(outputs.inbox().code(person.email(), "forgot-password"));
            device.await("go on to the password", page -> page.shows("[name=new-password]:focus"));
            new Form(device, "new-password").fill("new-password", chosen).submit();
            form.awaitSignedIn();
            assertThat(Site.name(device)).isEqualTo(person.name());
        }
    }

    /** Ends at the step that asks for the code; says so to everybody. */
    private static void askForReset(Device device, String email) {
        device.click("[data-step=forgot]");
        Form forgot = new Form(device, "username");
        device.await("ask for no password", page -> forgot.isShown() && !page.shows("[name=password]"));
        assertThat(new OwnForm(device).inputs()).containsExactly("username email username");
        if (email.startsWith("nobody")) {
            look(device, "forgot");
        }
        forgot.fill("username", email).submit();
        new Form(device, "code").awaitShown();
        device.await("say where the code is", page -> Site.status(page)
                .equals("If %s can get a code, we’ve sent one. Check your mail, and the spam folder."
                        .formatted(email)));
    }

    @ParameterizedTest(name = "in {0}, {1}")
    @MethodSource("looks")
    void userWhomAnAdministratorAdded_choosesNameAndPassword(Engine engine, ColorScheme scheme) {
        Person person = Person.named("Added Person");
        String temporary = "Temporary-1-password";
        owner.invite(person.email(), temporary);
        try (Device device = engine.deviceWithNetwork(scheme)) {
            device.open(outputs.siteUrl());
            OwnForm form = new OwnForm(device);
            new Form(device, "password")
                    .awaitShown()
                    .fill("username", person.email())
                    .fill("password", temporary)
                    .submit();
            Form choice = new Form(device, "new-password").awaitShown();
            assertThat(form.inputs())
                    .containsExactly(
                            "username email username kept", "name text name", "new-password password new-password");
            look(device, "choose");
            choice.fill("name", person.name())
                    .fill("new-password", person.password())
                    .submit();
            form.awaitSignedIn();
            assertThat(Site.name(device)).isEqualTo(person.name());

            Site.signOut(device);
            form.signIn(person.email(), person.password());
        }
    }

    @EachEngine
    void session_outlivesReloadAndItsHour_andEndsInBothTabs(Engine engine) {
        Person person = added();
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            OwnForm form = new OwnForm(device);
            device.open(outputs.siteUrl());
            form.signIn(person.email(), person.password());
            Site.setColour(device, "teal");
            Object spent = device.executeScript(ExpiryIT.AGE);
            device.network().forget();
            device.reload();
            form.awaitSignedIn();
            assertThat(Site.getColour(device)).contains("Your saved colour is teal");
            assertThat(OwnForm.asked(device)).containsExactly("GetTokensFromRefreshToken");
            assertThat(device.executeScript("return JSON.parse(sessionStorage['colour:tokens']).refreshToken"))
                    .as("refresh token, which is good for once")
                    .isNotEqualTo(spent);

            // Another tab is not signed in by itself: there are no sign-in pages that would know this browser.
            String first = device.openTab(outputs.siteUrl());
            form.signIn(person.email(), person.password());
            device.await("wear the colour", page -> page.backgroundColor().equals(TEAL));
            device.network().forget();
            String second = device.switchTo(first);
            Site.signOut(device);
            device.await("say so", page -> Site.status(page).equals("You’re signed out."));
            assertThat(OwnForm.asked(device)).containsExactly("RevokeToken");
            assertSignedOut(device, person);

            device.switchTo(second);
            device.await("be signed out, too", page -> Site.status(page).equals("You signed out in another tab."));
            assertSignedOut(device, person);
            form.signIn(person.email(), person.password());
        }
    }

    private static void assertSignedOut(Device device, Person person) {
        assertThat(new Form(device, "password").isShown()).isTrue();
        assertThat(device.shows("#sign-out")).isFalse();
        assertThat(device.executeScript("return JSON.stringify({ ...sessionStorage })"))
                .isEqualTo("{}");
        assertThat(String.valueOf(device.executeScript("""
                        const typed = [...document.querySelectorAll('input')].map(({ value }) => value);
                        return document.documentElement.outerHTML + typed;""")))
                .doesNotContain(person.name(), person.password(), "teal is saved");
    }

    /** Both browsers at once: most of the time they wait. */
    @Test
    void noNetwork_andAUserPoolThatIsSilent_areSaid_andTheNextPressSignsIn() {
        Person person = added();
        try (Device one = Browsers.ready().first().deviceWithNetwork(ColorScheme.LIGHT);
                Device other = Browsers.ready().second().deviceWithNetwork(ColorScheme.LIGHT)) {
            List<Device> devices = List.of(one, other);
            for (Device device : devices) {
                device.open(outputs.siteUrl());
                Form form = new Form(device, "password")
                        .awaitShown()
                        .fill("username", person.email())
                        .fill("password", person.password());
                device.disconnect();
                form.submit();
                says(device, "The user pool couldn’t be reached: this device is offline. Connect it, then try again.");
                device.reconnect();
                device.network()
                        .route(Route.silentFor(call -> OwnForm.operation(call).equals("InitiateAuth")));
                form.submit();
            }
            for (Device device : devices) {
                says(device, "The user pool couldn’t be reached. Check your connection, then try again.");
                device.network().route(Route.STRAIGHT);
                new Form(device, "password").submit();
                new OwnForm(device).awaitSignedIn();
            }
        }
    }

    private static void says(Device device, String sentence) {
        device.await("say: " + sentence, page -> Site.status(page).equals(sentence));
    }

    private static Person added() {
        Person person = Person.named("One Person");
        owner.add(person.email(), person.password(), person.name());
        return person;
    }

    private static void look(Device device, String step) {
        assertThat(Axe.findings(device)).as("%s in %s", step, device.name()).isEmpty();
        device.resize(320, 568);
        AccessibilityIT.fits(device, step);
        assertThat(device.executeScript("""
                        const { bottom } = document.getElementById('status').getBoundingClientRect();
                        return !document.getElementById('code') || bottom + scrollY <= innerHeight;"""))
                .as("where the code is, on the screen in %s", step)
                .isEqualTo(true);
        device.resize(1280, 900);
    }
}
