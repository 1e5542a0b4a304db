package cognitosync.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.journey.browser.Call;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.journey.browser.Engine;
import cognitosync.journey.browser.Roles;
import cognitosync.journey.cloud.Backend;
import cognitosync.journey.cloud.Outputs;
import cognitosync.journey.cloud.SharedCloud;
import cognitosync.journey.cloud.StoredRecords;
import cognitosync.journey.page.Person;
import cognitosync.journey.page.Site;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A colour goes from one engine to the other and back, with each backend; and what that costs in requests, counted on the wire and
 * printed. Over budget is a failed build.
 */
class WireIT {

    static Stream<Arguments> devicesAndBackends() {
        return Stream.of(Backend.values()).flatMap(backend -> Roles.bothOrders()
                // The other backend once: profile dynamodb has the rest.
                .limit(backend == Backend.chosen() ? 2 : 1)
                .map(Arguments::get)
                .map(engines -> Arguments.of(backend, engines[0], engines[1])));
    }

    @ParameterizedTest(name = "backend={0}: set in {1}, counted in {2}")
    @MethodSource("devicesAndBackends")
    void requests_areWithinTheirBudget(Backend backend, Engine other, Engine engine) {
        Outputs outputs = SharedCloud.outputs("pkce", backend);
        Person person = Person.named("One Person");
        StoredRecords stored = StoredRecords.in(outputs);
        try (Device device = other.device(ColorScheme.LIGHT);
                Device fresh = engine.deviceWithNetwork(ColorScheme.LIGHT)) {
            person.signUpOverHttp(outputs);
            person.signIn(device, outputs);
            Site.setColour(device, "red");
            String identityId = Site.identityId(device);

            person.signIn(fresh, outputs);
            fresh.await("wear the colour", page -> page.backgroundColor().equals("rgb(255, 0, 0)"));
            within(4, fresh, "sign-in to first colour");

            stored.set(identityId, "preference", "background-color", "blue");
            fresh.network().forget();
            Site.getColour(fresh);
            assertThat(fresh.backgroundColor()).isEqualTo("rgb(0, 0, 255)");
            within(1, fresh, "warm Get");

            fresh.network().forget();
            Site.getColour(fresh);
            within(1, fresh, "synchronize with nothing new");

            fresh.network().forget();
            Site.setColour(fresh, "lime");
            assertThat(stored.of(identityId, "preference")).containsEntry("background-color", "lime");
            within(backend.setWhereKnown().size(), fresh, "warm Set");
            Site.getColour(device);
            assertThat(device.backgroundColor()).isEqualTo("rgb(0, 255, 0)");

            fresh.network().forget();
            fresh.reload();
            fresh.await("be signed in still", Site::isSignedIn);
            Site.awaitSyncState(fresh, "everywhere");
            assertThat(fresh.network().calls()).as("a reload asks nothing").noneMatch(Call::isApi);
            Site.getColour(fresh);
            assertThat(fresh.backgroundColor()).isEqualTo("rgb(0, 255, 0)");
            assertThat(fresh.network().calls()).noneMatch(Call::isIdentity);
            within(1, fresh, "reload within the hour, then Get");

            fresh.reload();
            fresh.await("be signed in still", Site::isSignedIn);
            Site.awaitSyncState(fresh, "everywhere");
            fresh.network().forget();
            Site.setColour(fresh, "navy");
            assertThat(stored.of(identityId, "preference")).containsEntry("background-color", "navy");
            within(2, fresh, "reload, then Set");
        }
    }

    /** Files of the site are no API requests; the token endpoint's are. */
    private static void within(int budget, Device device, String what) {
        List<String> sent = device.network().calls().stream()
                .filter(call -> call.isApi() || call.uri().getPath().equals("/oauth2/token"))
                .filter(call -> !call.isPreflight())
                .map(Call::operation)
                .toList();
        System.out.printf("Requests in %s, %s: %d of %d %s%n", device.name(), what, sent.size(), budget, sent);
        assertThat(sent).as(what).isNotEmpty().hasSizeLessThanOrEqualTo(budget);
    }
}
