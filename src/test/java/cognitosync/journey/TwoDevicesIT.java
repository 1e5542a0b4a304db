package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all of this is for: a colour set in one browser is the background in another, for the same person only. */
class TwoDevicesIT {

    private static final String RED = "rgb(255, 0, 0)";

    static Stream<Arguments> roles() {
        Engine first = Browsers.ready().first();
        Engine second = Browsers.ready().second();
        return Stream.of("pkce", "implicit")
                .flatMap(signIn -> Stream.of(
                        Arguments.of(signIn, named(first), named(second)),
                        Arguments.of(signIn, named(second), named(first))));
    }

    private static org.junit.jupiter.api.Named<Engine> named(Engine engine) {
        return org.junit.jupiter.api.Named.of(engine.name(), engine);
    }

    @ParameterizedTest(name = "signIn={0}: set in {1}, get in {2}")
    @MethodSource("roles")
    void colourSetOnOneDevice_isTheBackgroundOnTheOther(String signIn, Engine setter, Engine getter) {
        Outputs outputs = SharedCloud.outputs(signIn);
        Person person = Person.named("One Person");
        try (Device setting = setter.device(ColorScheme.LIGHT);
                Device getting = getter.device(ColorScheme.LIGHT)) {
            person.signUp(setting, outputs);
            person.signIn(setting, outputs);
            assertThat(Site.name(setting)).isEqualTo(person.name());
            assertThat(Site.setColour(setting, "red")).contains("red is saved");

            person.signIn(getting, outputs);
            // Nothing is pressed: a device pulls once per sign-in.
            getting.await("wear the colour", page -> page.backgroundColor().equals(RED));
            getting.await(
                    "know what there is", page -> page.text("#data-summary").startsWith("3 records"));
            assertThat(Site.getColour(getting)).contains("Your saved colour is red");

            for (Device device : new Device[] {setting, getting}) {
                assertThat(device.backgroundColor()).isEqualTo(RED);
                assertThat(device.pixel(10, 450)).isEqualTo(RED);
            }
            String identityId = Site.identityId(setting);
            assertThat(identityId).startsWith(outputs.region() + ":").isEqualTo(Site.identityId(getting));
            assertThat(StoredRecords.in(outputs).of(identityId, "preference")).containsEntry("background-color", "red");
        }
    }

    @Test
    void colourSetOnBothInTurn_isTheLaterOne() {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device one = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device other = Browsers.ready().second().device(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(one, outputs);
            person.signIn(other, outputs);

            Site.setColour(one, "red");
            // It has listed the records before that: its count is not the one that is stored.
            assertThat(Site.setColour(other, "rgb(0, 0, 255)")).contains("is saved");
            assertThat(Site.setColour(one, "#00ff00")).contains("is saved");

            Site.getColour(other);
            assertThat(other.backgroundColor()).isEqualTo("rgb(0, 255, 0)");
        }
    }

    @Test
    void secondPerson_seesNothingOfTheFirst() {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person first = Person.named("First Person");
        Person second = Person.named("Second Person");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device another = Browsers.ready().second().device(ColorScheme.LIGHT)) {
            first.signUpOverHttp(outputs);
            first.signIn(device, outputs);
            Site.setColour(device, "red");

            second.signUpOverHttp(outputs);
            second.signIn(another, outputs);
            assertThat(Site.name(another)).isEqualTo(second.name());
            assertThat(Site.getColour(another)).contains("No colour is saved yet");
            assertThat(another.backgroundColor()).isNotEqualTo(RED);
            assertThat(Site.identityId(another)).isNotEmpty().isNotEqualTo(Site.identityId(device));

            // Nor on the very device of the first.
            Site.signOut(device);
            second.signIn(device, outputs);
            assertThat(Site.name(device)).isEqualTo(second.name());
            assertThat(Site.getColour(device)).contains("No colour is saved yet");
            assertThat(Site.identityId(device)).isEqualTo(Site.identityId(another));
            assertThat(device.backgroundColor()).isNotEqualTo(RED);
        }
    }
}
