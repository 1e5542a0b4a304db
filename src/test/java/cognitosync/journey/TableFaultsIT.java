package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.cloud.Backend;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.cloud.TableOwner;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a person reads when the table does not take or give a colour. */
class TableFaultsIT {

    /** At the ceiling of 343 write units a second, this many are paid back in eleven seconds. */
    private static final int WRITE_UNITS = 4_000;

    @Test
    void set_beyondTheCeiling_saysSo_andIsSavedOnceTheTableTakesItAgain() {
        Outputs outputs = SharedCloud.outputs("pkce", Backend.DYNAMODB);
        Person person = Person.named("One Person");
        try (Device device = Browsers.ready().first().device(ColorScheme.LIGHT);
                TableOwner owner = TableOwner.of(outputs)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");

            owner.consume(WRITE_UNITS);
            assertThat(Site.setColour(device, "blue")).contains("limit per second");
            assertThat(Site.syncState(device)).isEqualTo("here");

            Site.awaitSyncState(device, "everywhere");
            assertThat(StoredRecords.in(outputs).of(Site.identityId(device), "preference"))
                    .containsEntry("background-color", "blue");
        }
    }

    @Test
    void itemOfALaterFormat_isNamed_andStaysAsItIs() {
        Outputs outputs = SharedCloud.outputs("pkce", Backend.DYNAMODB);
        Person person = Person.named("One Person");
        try (Device device = Browsers.ready().second().device(ColorScheme.LIGHT);
                TableOwner owner = TableOwner.of(outputs)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
            String identityId = Site.identityId(device);
            owner.change(identityId, "preference", Map.of("format", AttributeValue.fromN("2")));
            Map<String, AttributeValue> item = owner.item(identityId, "preference");

            assertThat(Site.getColour(device)).contains("can’t be read");
            assertThat(Site.setColour(device, "blue")).contains("can’t be read");
            assertThat(owner.item(identityId, "preference")).isEqualTo(item);

            owner.change(identityId, "preference", Map.of("format", AttributeValue.fromN("1")));
            assertThat(Site.setColour(device, "lime")).contains("lime is saved");
        }
    }
}
