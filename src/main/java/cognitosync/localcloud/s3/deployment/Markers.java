package cognitosync.localcloud.s3.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What CDK writes into files at synthesis because the value is known at deployment only, and those values.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html#data-with-deploy-time-values">Data with deploy-time values</a>
 */
final class Markers {
    private final List<Marker> markers;

    /**
     * Markers of one source.
     *
     * @param values marker to value, in order
     * @param jsonEscape whether values are escaped as inside a JSON text
     */
    Markers(Map<String, String> values, boolean jsonEscape) {
        this.markers = values.entrySet().stream()
                .map(each -> new Marker(
                        search(each.getKey()),
                        (jsonEscape ? escaped(each.getValue()) : each.getValue()).getBytes(UTF_8)))
                .toList();
    }

    private record Marker(ByteSearch search, byte[] value) {}

    /**
     * A file after the replacement.
     *
     * @param bytes its content
     * @param carried whether it had any marker
     */
    record Replaced(byte[] bytes, boolean carried) {}

    /** Replaces each marker in turn; bytes between them stay unchanged, in any encoding. */
    public Replaced replace(byte[] bytes, DeploymentBudget budget) {
        byte[] content = bytes;
        boolean carried = false;
        for (Marker marker : markers) {
            budget.scan(content.length);
            int count = marker.search().count(content);
            if (count > 0) {
                carried = true;
                long size = content.length
                        + (long) count
                                * (marker.value().length - marker.search().length());
                // Checked before anything of that size is allocated.
                budget.resize(content.length, size);
                budget.scan(content.length);
                content = marker.search().replace(content, marker.value(), (int) size);
            }
        }
        return new Replaced(content, carried);
    }

    private static ByteSearch search(String marker) {
        if (marker.isEmpty()) {
            throw new DeploymentException("SourceMarkers has an empty marker, which would match everywhere.");
        }
        return new ByteSearch(marker.getBytes(UTF_8));
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

    /**
     * Finds bytes within bytes in one pass: reads no byte more than twice.
     *
     * @see <a href="https://doi.org/10.1137/0206024">Knuth, Morris, Pratt: Fast pattern matching in strings</a>
     */
    static final class ByteSearch {
        private final byte[] wanted;
        // The KMP failure function: for each count of matched bytes, how many still match after a mismatch.
        private final int[] fallback;

        /** Searches for these bytes, at least one. */
        ByteSearch(byte[] wanted) {
            this.wanted = wanted.clone();
            this.fallback = new int[wanted.length];
            for (int i = 1, matched = 0; i < wanted.length; i++) {
                matched = advance(matched, wanted[i]);
                fallback[i] = matched;
            }
        }

        private int advance(int from, byte next) {
            int matched = from;
            while (matched > 0 && wanted[matched] != next) {
                matched = fallback[matched - 1];
            }
            return wanted[matched] == next ? matched + 1 : matched;
        }

        int length() {
            return wanted.length;
        }

        /** Counts the matches, without overlaps. */
        int count(byte[] content) {
            int[] count = {0};
            each(content, end -> count[0]++);
            return count[0];
        }

        /** The content with the value in place of every match; the result has that size. */
        public byte[] replace(byte[] content, byte[] value, int size) {
            byte[] replaced = new byte[size];
            int[] at = {0, 0};
            each(content, end -> {
                int untouched = end - wanted.length - at[0];
                System.arraycopy(content, at[0], replaced, at[1], untouched);
                System.arraycopy(value, 0, replaced, at[1] + untouched, value.length);
                at[0] = end;
                at[1] += untouched + value.length;
            });
            System.arraycopy(content, at[0], replaced, at[1], content.length - at[0]);
            return replaced;
        }

        private void each(byte[] content, IntConsumer found) {
            int matched = 0;
            for (int i = 0; i < content.length; i++) {
                matched = advance(matched, content[i]);
                if (matched == wanted.length) {
                    found.accept(i + 1);
                    matched = 0;
                }
            }
        }
    }
}
