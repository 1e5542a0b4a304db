package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

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
            new SignUp(person).on(device, outputs);
            new SignIn(person).on(device, outputs);
            new GetColour().on(device);
            assertThat(kept(device, "sessionStorage")).contains("tokens").contains("sessionToken");

            new SignOut().on(device);
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

    private static String kept(Device device, String storage) {
        return String.valueOf(device.executeScript("return JSON.stringify({ ...window[arguments[0]] })", storage));
    }
}
