package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.GetColour;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.SetColour;
import cognitosync.journey.page.SignIn;
import cognitosync.journey.page.SignOut;
import cognitosync.journey.page.SignUp;
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
            new SignUp(person).on(setting, outputs);
            new SignIn(person).on(setting, outputs);
            assertThat(Site.name(setting)).isEqualTo(person.name());
            assertThat(new SetColour("red").on(setting)).contains("red is saved");

            new SignIn(person).on(getting, outputs);
            // Nothing is pressed: a device pulls once per sign-in.
            getting.await("wear the colour", page -> page.backgroundColor().equals(RED));
            getting.await(
                    "know what there is", page -> page.text("#data-summary").startsWith("3 records"));
            assertThat(new GetColour().on(getting)).contains("red is your saved colour");

            for (Device device : new Device[] {setting, getting}) {
                assertThat(device.backgroundColor()).isEqualTo(RED);
                assertThat(device.pixel(10, 450)).isEqualTo(RED);
            }
            String identityId = Site.identityId(setting);
            assertThat(identityId).startsWith(outputs.region() + ":").isEqualTo(Site.identityId(getting));
            assertThat(new StoredRecords(outputs).of(identityId, "preference"))
                    .containsEntry("background-color", "red");
        }
    }

    @Test
    void colourSetOnBothInTurn_isTheLaterOne() {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        try (Device one = Browsers.ready().first().device(ColorScheme.LIGHT);
                Device other = Browsers.ready().second().device(ColorScheme.LIGHT)) {
            new SignUp(person).overHttp(outputs);
            new SignIn(person).on(one, outputs);
            new SignIn(person).on(other, outputs);

            new SetColour("red").on(one);
            // It has listed the records before that: its count is not the one that is stored.
            assertThat(new SetColour("rgb(0, 0, 255)").on(other)).contains("is saved");
            assertThat(new SetColour("#00ff00").on(one)).contains("is saved");

            new GetColour().on(other);
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
            new SignUp(first).overHttp(outputs);
            new SignIn(first).on(device, outputs);
            new SetColour("red").on(device);

            new SignUp(second).overHttp(outputs);
            new SignIn(second).on(another, outputs);
            assertThat(Site.name(another)).isEqualTo(second.name());
            assertThat(new GetColour().on(another)).contains("No colour is saved yet");
            assertThat(another.backgroundColor()).isNotEqualTo(RED);
            assertThat(Site.identityId(another)).isNotEmpty().isNotEqualTo(Site.identityId(device));

            // Nor on the very device of the first.
            new SignOut().on(device);
            new SignIn(second).on(device, outputs);
            assertThat(Site.name(device)).isEqualTo(second.name());
            assertThat(new GetColour().on(device)).contains("No colour is saved yet");
            assertThat(Site.identityId(device)).isEqualTo(Site.identityId(another));
            assertThat(device.backgroundColor()).isNotEqualTo(RED);
        }
    }
}
