package cognitosync.infra;

import static com.diffplug.selfie.Selfie.expectSelfie;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The whole template for both grants and every backend, compared with the one that was last accepted. A change that is meant is accepted
 * by {@code mvn test -Dselfie=overwrite -Dtest=SyncTemplateTest} and then read in the diff of the commit.
 */
@ResourceLock(TestAssembly.KERNEL)
class SyncTemplateTest {
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Test
    void template_forPkce_isTheAcceptedOne() {
        expectSelfie(templateFor(Map.of("signIn", "pkce"))).toMatchDisk();
    }

    @Test
    void template_forTheImplicitGrant_isTheAcceptedOne() {
        expectSelfie(templateFor(Map.of("signIn", "implicit"))).toMatchDisk();
    }

    /** What the context value changes, and nothing else, so that its snapshot stays short. */
    @Test
    void template_forADeviceCallback_isTheDefaultWithOneAddressMore() {
        String address = "http://localhost:8976/signed-in";
        expectSelfie(added(templateFor(Map.of()), templateFor(Map.of("deviceCallback", address))))
                .toMatchDisk();
    }

    @Test
    void template_forDynamoDb_hasATableInsteadOfCognitoSync() {
        String changes = changedByDynamoDb("pkce");
        expectSelfie(changes).toMatchDisk();
        assertThat(changedByDynamoDb("implicit")).isEqualTo(changes);
    }

    @Test
    void template_forAppSync_isThatOfDynamoDbWithAnApi() {
        Map<String, String> withIntrospection = Map.of("backend", "appsync", "introspection", "true");
        String appSync = templateFor(Map.of("backend", "appsync"));
        expectSelfie(added(templateFor(Map.of("backend", "dynamodb")), appSync)).toMatchDisk();
        expectSelfie(added(appSync, templateFor(withIntrospection))).toMatchDisk("introspection");
    }

    @Test
    void template_forTheForm_isTheDefaultWithoutPagesAndOAuth() {
        expectSelfie(added(templateFor(Map.of()), templateFor(Map.of("signIn", "form"))))
                .toMatchDisk();
    }

    private static String changedByDynamoDb(String grant) {
        return added(templateFor(Map.of("signIn", grant)), templateFor(Map.of("signIn", grant, "backend", "dynamodb")));
    }

    /** Lines of the second that the first has not, and the other way round, in their order. */
    private static String added(String before, String after) {
        List<String> old = new ArrayList<>(before.lines().toList());
        List<String> lines = new ArrayList<>();
        for (String line : after.lines().toList()) {
            if (!old.remove(line)) {
                lines.add("+" + line);
            }
        }
        old.forEach(line -> lines.add("-" + line));
        return String.join("\n", lines);
    }

    /** An edit of the site or of a function that CDK brings along changes hashes, not the template. */
    private static String templateFor(Map<String, String> context) {
        try {
            return SORTED.writeValueAsString(
                            Synthesized.with(context).template().toJSON())
                    .replaceAll("\\b[0-9a-f]{64}(?=\\.(zip|json))", "HASH");
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("A template is JSON", impossible);
        }
    }
}
