package cognitosync.localcloud.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What CDK writes into files at synthesis because the value is known at deployment only, and those values.
 *
 * @param values marker to value, in order
 * @param jsonEscape whether values are escaped as inside a JSON text
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html#data-with-deploy-time-values">Data with deploy-time values</a>
 */
record Markers(Map<String, String> values, boolean jsonEscape) {
    /**
     * A file after the replacement.
     *
     * @param bytes its content
     * @param carried whether it had any marker
     */
    record Replaced(byte[] bytes, boolean carried) {}

    Markers {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Replaces each marker in turn; bytes between them stay as they are, whatever their encoding. */
    Replaced replace(byte[] bytes) {
        String content = new String(bytes, ISO_8859_1);
        boolean carried = false;
        for (Map.Entry<String, String> each : values.entrySet()) {
            String marker = asBytes(each.getKey());
            if (content.contains(marker)) {
                carried = true;
                content = content.replace(marker, asBytes(jsonEscape ? escaped(each.getValue()) : each.getValue()));
            }
        }
        return carried ? new Replaced(content.getBytes(ISO_8859_1), true) : new Replaced(bytes, false);
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    // As Python's json.dumps: everything outside ASCII becomes an escape.
    private static String escaped(String value) {
        try {
            String quoted = JsonProtocol.MAPPER
                    .writer()
                    .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .without(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .writeValueAsString(value);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text could not be written as JSON.", e);
        }
    }
}
