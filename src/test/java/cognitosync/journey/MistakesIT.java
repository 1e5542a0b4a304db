package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptException;

/** A person's mistakes are explained on the page; a code that an attacker injects is refused. */
class MistakesIT {

    @EachEngine
    void wrongCodeWrongPasswordAndNoColour_areSaidOnThePage(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(outputs.signInUrl());
            Form confirmation = person.askForSignUpCode(device);
            String code = outputs.inbox().code(person.email(), "sign-up");
            confirmation
                    .fill("code", code.equals("000000") ? "000001" : "000000")
                    .submit();
            assertThat(device.text("[role=alert]")).isNotBlank();
            confirmation.fill("code", code).submit();
            device.await("be signed in", Site::isSignedIn);

            noColour(device, outputs);

            Site.signOut(device);
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
        Site.setColour(device, "red");
        long sent = Site.requestsToApi(device, outputs);
        assertThat(sent).isPositive();

        assertThat(Site.setColour(device, "no colour")).contains("“no colour” is not a colour");
        assertThat(device.shows("#background-color[aria-invalid=true]")).isTrue();
        assertThatThrownBy(() ->
                        device.executeScript("return setBackgroundColorToCognitoSyncDataset('url(//example.com/)')"))
                .isInstanceOf(JavascriptException.class)
                .hasMessageContaining("Not a colour");

        assertThat(Site.requestsToApi(device, outputs)).isEqualTo(sent);
        assertThat(device.backgroundColor()).isEqualTo("rgb(255, 0, 0)");
        assertThat(StoredRecords.in(outputs).of(Site.identityId(device), "preference"))
                .containsEntry("background-color", "red");
    }

    /** Login CSRF: an attacker sends a link with a code of the attacker's own sign-in. */
    @EachEngine
    void codeWithAForeignState_startsAFreshSignIn(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            device.open(outputs.siteUrl() + "?code=00000000-0000-4000-8000-000000000000&state=foreign");
            Form login = new Form(device, "password").awaitShown();
            assertThat(device.url()).startsWith(outputs.userPoolDomain() + "/login?");

            person.signUp(device, outputs);
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
            attacker.signUpOverHttp(outputs);
            attacker.signIn(theirs, outputs);
            String idToken = String.valueOf(theirs.executeScript(
                    "return /ey[\\w-]+\\.[\\w-]+\\.[\\w-]+/.exec(Object.values(sessionStorage).join(' '))[0]"));
            String link =
                    outputs.siteUrl() + "#id_token=" + idToken + "&token_type=Bearer&expires_in=3600&state=foreign";

            device.open(link);
            new Form(device, "password").awaitShown();
            person.signUp(device, outputs);
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
