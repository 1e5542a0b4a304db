package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.page.Form;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed out is signed out: of the page, and of the sign-in pages behind it. */
class SignOutIT {

    static Stream<Arguments> everyWay() {
        return Browsers.ready().engines().stream().flatMap(engine -> Stream.of("pkce", "implicit")
                .map(signIn -> Arguments.of(signIn, Named.of(engine.name(), engine))));
    }

    @ParameterizedTest(name = "signIn={0} in {1}")
    @MethodSource("everyWay")
    void signedOutDevice_needsThePasswordAgain(String signIn, Engine engine) {
        Outputs outputs = SharedCloud.outputs(signIn);
        Person person = Person.named("One Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.getColour(device);
            assertThat(kept(device, "sessionStorage")).contains("tokens").contains("sessionToken");

            Site.signOut(device);
            assertThat(kept(device, "sessionStorage")).isEqualTo("{}");
            // The identity's id stays, so that GetId, with its small quota, is asked once for each person and device.
            assertThat(kept(device, "localStorage"))
                    .matches("\\{\"colour:identity:%1$s:[0-9a-f-]+:[0-9a-f-]+\":\"%1$s:[0-9a-f-]+\"}"
                            .formatted(outputs.region()));
            assertThat(device.url()).isEqualTo(outputs.siteUrl());

            device.executeScript("document.body.dataset.before = 'reload'; location.reload()");
            device.await(
                    "be signed out after a reload",
                    page -> page.shows("#sign-in") && !page.shows("body[data-before]") && !page.shows("#sign-out"));
            assertThat(Site.status(device)).contains("signed out");

            device.click("#sign-in");
            Form login = new Form(device, "password").awaitShown();
            login.fill("username", person.email())
                    .fill("password", person.password())
                    .submit();
            device.await("be signed in again", Site::isSignedIn);
            assertThat(Site.name(device)).isEqualTo(person.name());
        }
    }

    @EachEngine
    void signedOutInOneTab_isSignedOutInEveryTab(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("Forgotten Person");
        try (Device device = engine.device(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "rebeccapurple");
            String first = device.openTab(outputs.signInUrl());
            device.await("be signed in", Site::isSignedIn);
            device.await("wear the colour", page -> page.backgroundColor().equals("rgb(102, 51, 153)"));
            device.type("#background-color", "chartreuse");

            String second = device.switchTo(first);
            Site.signOut(device);
            device.switchTo(second);
            device.await("be signed out", page -> page.shows("#sign-in") && !page.shows("#sign-out"));
            assertThat(Site.status(device)).isEqualTo("You signed out in another tab.");
            assertThat(device.url()).isEqualTo(outputs.siteUrl());
            assertThat(all(device))
                    .doesNotContain("rebeccapurple")
                    .doesNotContain("chartreuse")
                    .doesNotContain(person.name());
            assertThat(kept(device, "sessionStorage")).isEqualTo("{}");
            assertThat(device.executeScript(
                            "return setBackgroundColorToCognitoSyncDataset('red').catch(({ name }) => name)"))
                    .isEqualTo("SignInRequiredError");

            device.reload();
            device.await("be signed out still", page -> page.shows("#sign-in"));
        }
    }

    @EachEngine
    void forgottenDevice_keepsNothing_andAsksBeforeItLosesAnything(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("Forgotten Person");
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
            assertThat(databases(device)).isNotEqualTo("[]");
            device.click("#forget");
            assertForgotten(device);

            person.signIn(device, outputs);
            device.await("wear the colour of the cloud", page -> page.backgroundColor()
                    .equals("rgb(255, 0, 0)"));
            device.network().route((call, cloud) -> call.isSync() ? Optional.empty() : Optional.of(cloud.get()));
            assertThat(Site.setColour(device, "blue")).contains("blue is saved on this device");
            device.click("#forget");
            device.click("#forgetting [value='']");
            device.await("stay signed in", page -> !page.shows("#forgetting") && page.shows("#sign-out"));
            device.click("#forget");
            device.click("#forget-yes");
            assertForgotten(device);
        }
    }

    private static void assertForgotten(Device device) {
        device.await(
                "be signed out and forgotten",
                page -> page.shows("#sign-in") && Site.status(page).contains("was removed from this device"));
        assertThat(kept(device, "localStorage")).isEqualTo("{}");
        assertThat(kept(device, "sessionStorage")).isEqualTo("{}");
        assertThat(databases(device)).isEqualTo("[]");
    }

    private static String databases(Device device) {
        return String.valueOf(device.executeScript("""
                return indexedDB.databases().then((all) => JSON.stringify(all.map(({ name }) => name)));"""));
    }

    /** All that the document holds, shown or not. */
    private static String all(Device device) {
        return String.valueOf(device.executeScript("""
                const typed = [...document.querySelectorAll('input')].map(({ value }) => value);
                return document.documentElement.outerHTML + typed;"""));
    }

    private static String kept(Device device, String storage) {
        return String.valueOf(device.executeScript("return JSON.stringify({ ...window[arguments[0]] })", storage));
    }
}
