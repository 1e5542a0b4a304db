package cognitosync.conformance.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.conformance.AmplifyPage;
import cognitosync.journey.browser.Browsers;
import cognitosync.journey.browser.ColorScheme;
import cognitosync.journey.browser.Device;
import cognitosync.localcloud.PersonClient;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * aws-amplify as it is published, in a browser: credentials from the identity pool, queries, mutations and subscriptions with IAM. The
 * template is the product's, but that the users' policy names neither {@code datasets} nor {@code deleteDataset}.
 */
class AmplifyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATASETS = "query { datasets { items { name } } }";

    @TempDir
    static Path folder;

    @AutoClose
    private static ApiCloud cloud;

    @AutoClose
    private static AmplifyPage page;

    @AutoClose
    private static Device device;

    private static PersonClient sam;
    /** The same user at another client. */
    private static GraphqlClient samElsewhere;

    private static GraphqlClient other;

    @BeforeAll
    static void start() {
        cloud = ApiCloud.startWithout(folder, "datasets", "deleteDataset");
        page = AmplifyPage.serve("api.js", folder);
        sam = cloud.signUp("sam@example.com");
        samElsewhere = cloud.client(sam);
        other = cloud.client(cloud.signUp("other@example.com"));
        device = Browsers.ready().first().device(ColorScheme.LIGHT);
        device.open(page.url());
        call(
                "configure",
                Map.of(
                        "region", ApiCloud.REGION,
                        "userPoolId", cloud.output("UserPoolId"),
                        "userPoolClientId", cloud.output("UserPoolClientId"),
                        "identityPoolId", cloud.output("IdentityPoolId"),
                        "apiEndpoint", cloud.apiEndpoint().toString(),
                        "graphqlUrl", cloud.output("GraphQLUrl")));
        assertThat(call("signIn", sam.idToken()).asText()).isEqualTo(samElsewhere.identityId());
    }

    private static JsonNode call(String function, Object... arguments) {
        Object answer =
                device.executeScript("return page[arguments[0]](...arguments[1])", function, List.of(arguments));
        try {
            return JSON.readTree(JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON came from the page: " + answer, e);
        }
    }

    private static JsonNode set(String dataset, String value, int expected) {
        return call("send", GraphqlClient.UPDATE, GraphqlClient.update(dataset, "colour", value, expected));
    }

    private static Map<String, String> changed(String owner, String dataset) {
        return Map.of("owner", owner, "dataset", dataset);
    }

    private static String error(JsonNode answer, String member) {
        assertThat(answer.path("errors")).as("%s", answer).hasSize(1);
        return answer.at("/errors/0").path(member).asText();
    }

    @Test
    void mutationAndQuery_areAnswered() {
        JsonNode written = set("own", "red", 0);
        assertThat(written.at("/data/update/count").asInt()).as("%s", written).isEqualTo(1);
        JsonNode read = call("send", GraphqlClient.CHANGES, Map.of("dataset", "own", "since", 0), "identityPool");
        assertThat(read.at("/data/changes/owner").asText()).isEqualTo(samElsewhere.identityId());
        assertThat(read.at("/data/changes/records/0/value").asText()).isEqualTo("red");
        assertThat(error(set("own", "blue", 0), "errorType")).isEqualTo("Conflict");
    }

    @Test
    void subscription_hearsAMutationOfAnotherClient_untilItIsEnded() {
        Map<String, String> watched = changed(samElsewhere.identityId(), "watched");
        assertThat(call("subscribe", "kept", GraphqlClient.CHANGED, watched)).isEmpty();
        assertThat(call("subscribe", "ended", GraphqlClient.CHANGED, watched)).isEmpty();
        JsonNode first = samElsewhere.set("watched", "colour", "red", 0).data().get("update");
        for (String subscription : List.of("kept", "ended")) {
            device.await(
                    "hear of the change", any -> call("heard", subscription).size() == 1);
            assertThat(call("heard", subscription).at("/0/changed")).isEqualTo(first);
        }

        call("unsubscribe", "ended");
        device.await("be told of the end", any -> call("frames", "complete").size() == 1);
        samElsewhere.set("watched", "colour", "blue", 1);
        device.await("hear of the change", any -> call("heard", "kept").size() == 2);
        assertThat(call("heard", "ended")).hasSize(1);
        assertThat(call("frames", "data")).as("what came for both").hasSize(3);
        call("unsubscribe", "kept");
    }

    /** And nothing of it is done. */
    @Test
    void fieldThatThePolicyDoesNotName_isDenied() {
        JsonNode answer = call("send", DATASETS, Map.of());
        assertThat(error(answer, "errorType")).isEqualTo("Unauthorized");
        assertThat(error(answer, "message")).isEqualTo("Not Authorized to access datasets on type Query");

        samElsewhere.set("undeleted", "colour", "red", 0);
        GraphqlClient.Answer deletion =
                samElsewhere.send(GraphqlClient.DELETE, Map.of("dataset", "undeleted", "writeId", "w"));
        assertThat(deletion.errorType()).as("%s", deletion.body()).isEqualTo("Unauthorized");
        assertThat(deletion.message()).isEqualTo("Not Authorized to access deleteDataset on type Mutation");
        assertThat(samElsewhere.changes("undeleted").get("exists").asBoolean()).isTrue();
    }

    @Test
    void otherOwner_isRefused_withoutAndWithASubscription() {
        JsonNode answer = call(
                "send",
                GraphqlClient.CHANGES,
                Map.of("owner", other.identityId(), "dataset", "preference", "since", 0));
        assertThat(error(answer, "errorType")).isEqualTo("Unauthorized");
        JsonNode refused =
                call("subscribe", "theirs", GraphqlClient.CHANGED, changed(other.identityId(), "preference"));
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).asText()).contains("Not Authorized to access changed on type Subscription");
    }

    /** Signed in two hours ago, by the cloud's clock: what Amplify got then has expired. */
    @Test
    void expiredCredentials_areRefused_untilAmplifyGetsOthers() {
        cloud.setOffset(Duration.ofHours(-2));
        try {
            call("signIn", sam.idToken());
        } finally {
            cloud.setOffset(Duration.ZERO);
        }
        JsonNode refused = set("expired", "red", 0);
        call("signIn", sam.idToken());
        assertThat(error(refused, "response")).contains("The security token included in the request is expired");
        assertThat(samElsewhere.changes("expired").get("count").asInt()).isZero();

        assertThat(set("expired", "red", 0).at("/data/update/count").asInt()).isEqualTo(1);
    }
}
