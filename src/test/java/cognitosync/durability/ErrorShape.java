package cognitosync.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;

/** How each protocol writes its errors. */
enum ErrorShape {
    /** Type in the header and the body, message in the body. */
    AWS_JSON {
        @Override
        void requireBody(Answer answer) {
            JsonNode body = json(answer);
            assertThat(answer.field("x-amzn-ErrorType"))
                    .isPresent()
                    .contains(body.path("__type").asText());
            assertThat(answer.field("x-amzn-RequestId")).isPresent();
            assertThat(body.path("message").asText()).isNotBlank();
        }
    },
    /** RFC 6749, section 5.2. */
    OAUTH_JSON {
        @Override
        void requireBody(Answer answer) {
            JsonNode body = json(answer);
            assertThat(body.path("error").asText()).matches("[a-z_]+");
            assertThat(body.path("error_description").asText()).isNotBlank();
        }
    },
    /** S3's REST addresses. */
    XML {
        @Override
        void requireBody(Answer answer) {
            assertThat(answer.field("Content-Type")).contains("application/xml");
            assertThat(answer.body()).matches("(?s)<\\?xml .*<Error><Code>\\w+</Code><Message>.+</Message>.*</Error>");
        }
    },
    /** Either address of a bucket: what breaks the address itself is refused before the Host behind it is read. */
    XML_OR_HTML {
        @Override
        void requireBody(Answer answer) {
            boolean isXml = answer.field("Content-Type")
                    .filter("application/xml"::equals)
                    .isPresent();
            (isXml ? XML : HTML).requireBody(answer);
        }
    },
    /** Pages. */
    HTML {
        @Override
        void requireBody(Answer answer) {
            assertThat(answer.field("Content-Type").orElse("")).startsWith("text/html");
            assertThat(answer.body()).containsIgnoringCase("</html>");
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INSIDES =
            Pattern.compile("\\bat [\\w.$]+\\(|\\bjava\\.(lang|util|io)\\.|[Jj]etty|SQLITE_|\\bcognitosync\\.");

    abstract void requireBody(Answer answer);

    /** An error of the client's, in this shape, that tells nothing of the inside. */
    void require(Answer answer, boolean withoutBody) {
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(String.join("\n", answer.head())).doesNotContainPattern(INSIDES);
        assertThat(answer.body()).doesNotContainPattern(INSIDES);
        if (withoutBody) {
            assertThat(answer.body()).isEmpty();
        } else {
            requireBody(answer);
        }
    }

    private static JsonNode json(Answer answer) {
        try {
            assertThat(answer.field("Content-Type").orElse("")).containsPattern("json");
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("The body is not JSON: " + answer.body(), e);
        }
    }
}
