package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Answer;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.EachEngine;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.cloud.Backend;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The type of an error travels in the header {@code x-amzn-ErrorType}, and it is not known whether the real service lets pages of
 * other origins read it: without it everything goes on.
 */
class HiddenErrorIT {

    @EachEngine
    void conflictWithoutAType_isPulledAndPushedAgain(Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce");
        Person person = Person.named("One Person");
        StoredRecords stored = StoredRecords.in(outputs);
        try (Device device = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
            String identityId = Site.identityId(device);
            AtomicBoolean intruded = new AtomicBoolean();
            device.network().route((call, cloud) -> {
                if (call.isSync()
                        && call.operation().equals(outputs.backend().writing())
                        && intruded.compareAndSet(false, true)) {
                    // Another device is just ahead.
                    stored.set(identityId, "preference", "background-color", "yellow");
                }
                Answer answer = cloud.get();
                return Optional.of(call.isSync() ? answer.without("Access-Control-Expose-Headers") : answer);
            });
            device.network().forget();

            assertThat(Site.setColour(device, "blue")).contains("blue is saved");

            // DynamoDB's refusal brings the item, which need not be read again.
            Backend backend = outputs.backend();
            assertThat(device.network().operations())
                    .isEqualTo(Stream.of(backend.setWhereKnown(), backend.setOnceRefused())
                            .flatMap(List::stream)
                            .toList());
            assertThat(stored.of(identityId, "preference")).containsEntry("background-color", "blue");
            assertThat(device.backgroundColor()).isEqualTo("rgb(0, 0, 255)");
        }
    }
}
