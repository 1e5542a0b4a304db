package cognitosync.infra;

import static com.diffplug.selfie.Selfie.expectSelfie;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The whole template for both grants, compared with the one that was last accepted. A change that is meant is accepted
 * by {@code mvn test -Dselfie=overwrite -Dtest=SyncTemplateTest} and then read in the diff of the commit.
 */
class SyncTemplateTest {
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Test
    void template_forPkce_isTheAcceptedOne() {
        expectSelfie(templateFor("pkce")).toMatchDisk();
    }

    @Test
    void template_forTheImplicitGrant_isTheAcceptedOne() {
        expectSelfie(templateFor("implicit")).toMatchDisk();
    }

    /** An edit of the site or of a function that CDK brings along changes hashes, not the template. */
    private static String templateFor(String grant) {
        try {
            return SORTED.writeValueAsString(
                            Synthesized.with(Map.of("signIn", grant)).template().toJSON())
                    .replaceAll("\\b[0-9a-f]{64}(?=\\.(zip|json))", "HASH");
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("A template is JSON", impossible);
        }
    }
}
