package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Call;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Route;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.Optional;

/** Two people, one browser: what one has set is never seen by the other, nor sent in their name. */
class AccountsIT {

    /** Words that occur nowhere else in the page. */
    private static final String SAVED = "rebeccapurple";

    private static final String WAITING = "chartreuse";

    @EachEngine
    void colourThatWaits_waitsForItsOwnPerson(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person first = Person.named("First Person");
        Person second = Person.named("Second Person");
        StoredRecords stored = StoredRecords.in(outputs);
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            first.signUpOverHttp(outputs);
            first.signIn(device, outputs);
            Site.setColour(device, SAVED);
            String identityOfFirst = Site.identityId(device);
            device.network().route((call, cloud) -> call.isSync() ? Optional.empty() : Optional.of(cloud.get()));
            assertThat(Site.setColour(device, WAITING)).contains("chartreuse is saved on this device");
            device.network().route(Route.STRAIGHT);
            Site.signOut(device);
            assertThat(all(device)).doesNotContain(WAITING).doesNotContain(SAVED);

            device.network().forget();
            second.signUpOverHttp(outputs);
            second.signIn(device, outputs);
            assertThat(Site.name(device)).isEqualTo(second.name());
            assertThat(all(device)).doesNotContain(WAITING).doesNotContain(SAVED);
            assertThat(Site.getColour(device)).contains("No colour is saved yet");
            assertThat(device.backgroundColor()).isNotIn("rgb(102, 51, 153)", "rgb(127, 255, 0)");
            Site.setColour(device, "blue");
            String identityOfSecond = Site.identityId(device);
            assertThat(identityOfSecond).isNotEqualTo(identityOfFirst);
            assertThat(device.network().calls().stream().filter(Call::isSync))
                    .isNotEmpty()
                    .allMatch(call -> call.names(identityOfSecond));
            assertThat(stored.of(identityOfSecond, "preference"))
                    .containsEntry("background-color", "blue")
                    .allSatisfy((key, value) ->
                            assertThat(value).doesNotContain(WAITING).doesNotContain(SAVED));
            assertThat(stored.of(identityOfFirst, "preference")).containsEntry("background-color", SAVED);

            Site.signOut(device);
            first.signIn(device, outputs);
            assertThat(Site.getColour(device)).contains("Your saved colour is chartreuse");
            assertThat(stored.of(identityOfFirst, "preference"))
                    .containsEntry("background-color", WAITING)
                    .allSatisfy((key, value) -> assertThat(value).doesNotContain("blue"));
        }
    }

    /** All that the document holds, shown or not. */
    private static String all(Device device) {
        return String.valueOf(device.executeScript("""
                const kept = JSON.stringify({ ...sessionStorage });
                return document.body.outerHTML + document.body.style.cssText + kept;"""));
    }
}
