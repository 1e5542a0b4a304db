package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.SetColour;
import cognitosync.journey.page.SignIn;
import cognitosync.journey.page.SignOut;
import cognitosync.journey.page.SignUp;
import cognitosync.journey.page.Site;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.JavascriptException;

/** What a person gets wrong is said on the page, what somebody else slips in is not accepted. */
class MistakesIT {

    static Stream<Named<Engine>> engines() {
        return Browsers.ready().engines().stream().map(engine -> Named.of(engine.name(), engine));
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("engines")
    void wrongCodeWrongPasswordAndNoColour_areSaidOnThePage(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(outputs.signInUrl());
            SignUp signUp = new SignUp(person);
            Form confirmation = signUp.askForCode(device);
            String code = outputs.inbox().code(person.email(), "sign-up");
            confirmation
                    .fill("code", code.equals("000000") ? "000001" : "000000")
                    .submit();
            assertThat(device.text("[role=alert]")).isNotBlank();
            confirmation.fill("code", code).submit();
            device.await("be signed in", Site::isSignedIn);

            noColour(device, outputs);

            new SignOut().on(device);
            device.open(outputs.signInUrl());
            Form login = new Form(device, "password").awaitShown();
            login.fill("username", person.email())
                    .fill("password", person.password() + "!")
                    .submit();
            assertThat(device.text("[role=alert]")).contains("password");
            login.fillIfAsked("username", person.email())
                    .fill("password", person.password())
                    .submit();
            device.await("be signed in", Site::isSignedIn);
        }
    }

    private static void noColour(Device device, Outputs outputs) {
        new SetColour("red").on(device);
        long sent = Site.requestsToSync(device);
        assertThat(sent).isPositive();

        assertThat(new SetColour("no colour").on(device)).contains("“no colour” is not a colour");
        assertThat(device.shows("#background-color[aria-invalid=true]")).isTrue();
        assertThatThrownBy(() ->
                        device.executeScript("return setBackgroundColorToCognitoSyncDataset('url(//example.com/)')"))
                .isInstanceOf(JavascriptException.class)
                .hasMessageContaining("Not a colour");

        assertThat(Site.requestsToSync(device)).isEqualTo(sent);
        assertThat(device.backgroundColor()).isEqualTo("rgb(255, 0, 0)");
        assertThat(new StoredRecords(outputs).of(Site.identityId(device), "preference"))
                .containsEntry("background-color", "red");
    }

    /** Somebody has the sign-in page answer with their own code, and sends the link to somebody else. */
    @ParameterizedTest(name = "in {0}")
    @MethodSource("engines")
    void codeWithAForeignState_startsAFreshSignIn(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(outputs.siteUrl() + "?code=00000000-0000-4000-8000-000000000000&state=foreign");
            Form login = new Form(device, "password").awaitShown();
            assertThat(device.url()).startsWith(outputs.userPoolDomain() + "/login?");

            new SignUp(person).on(device, outputs);
            device.await("be signed in", Site::isSignedIn);
            assertThat(login.isShown()).isFalse();
            assertThat(Site.name(device)).isEqualTo(person.name());
            assertThat(device.url()).isEqualTo(outputs.siteUrl());
        }
    }

    @Test
    void idTokenOfSomebodyElse_isNotAccepted() {
        Outputs outputs = SharedCloud.outputs("implicit");
        Person attacker = Person.named("Somebody Else");
        Person person = Person.named("One Person");
        try (Device theirs = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device device = Browsers.ready().second().device(ColorScheme.LIGHT)) {
            new SignUp(attacker).overHttp(outputs);
            new SignIn(attacker).on(theirs, outputs);
            String idToken = String.valueOf(theirs.executeScript(
                    "return /ey[\\w-]+\\.[\\w-]+\\.[\\w-]+/.exec(Object.values(sessionStorage).join(' '))[0]"));
            String link =
                    outputs.siteUrl() + "#id_token=" + idToken + "&token_type=Bearer&expires_in=3600&state=foreign";

            device.open(link);
            new Form(device, "password").awaitShown();
            new SignUp(person).on(device, outputs);
            device.await("be signed in", Site::isSignedIn);
            assertThat(Site.name(device)).isEqualTo(person.name());

            device.open("about:blank");
            device.open(link);
            device.await("be signed in", Site::isSignedIn);
            assertThat(Site.name(device)).isEqualTo(person.name());
            assertThat(device.url()).doesNotContain("id_token");
        }
    }
}
