package cognitosync.localcloud.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** How deeply JSON is nested. Its indentation grows with the square of that, and {@link JsonProtocol#MAPPER} reads a limited number of levels. */
public final class JsonDepth {
    private JsonDepth() {}

    /** Whether there are more levels of objects and arrays than this. */
    public static boolean exceeds(JsonNode json, int levels) {
        if (!json.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode element : json) {
            if (exceeds(element, levels - 1)) {
                return true;
            }
        }
        return false;
    }
}
