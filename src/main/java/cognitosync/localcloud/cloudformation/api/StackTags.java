package cognitosync.localcloud.cloudformation.api;

import cognitosync.localcloud.cloudformation.stack.StackState;
import cognitosync.localcloud.gateway.QueryInput;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.protocol.Xml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes tags of stacks. A call without the member leaves them unchanged; an empty list removes them.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Tag.html">Tag</a>
 */
final class StackTags {
    private static final String TAGS = "Tags";
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private StackTags() {}

    static Map<String, String> read(QueryInput input, Optional<StackState> stack) {
        if (input.values().keySet().stream().noneMatch(name -> name.equals(TAGS) || name.startsWith(TAGS + "."))) {
            return stack.map(StackState::tags).orElse(Map.of());
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (QueryInput tag : input.structures(TAGS)) {
            String key = tag.required("Key");
            String value = tag.text("Value").orElse("");
            if (key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
                throw invalid("The tag " + key + " is too long: keys have at most " + LONGEST_KEY
                        + " characters, values " + LONGEST_VALUE + ".");
            }
            if (key.regionMatches(true, 0, "aws:", 0, "aws:".length())) {
                throw invalid("The tag " + key + " is not allowed: keys that begin with aws: are reserved for AWS.");
            }
            if (tags.put(key, value) != null) {
                throw invalid("The tag " + key + " is given twice.");
            }
        }
        if (tags.size() > MOST) {
            throw invalid("There are " + tags.size() + " tags; a stack has at most " + MOST + ".");
        }
        return tags;
    }

    static void write(Xml xml, Map<String, String> tags) {
        xml.members(TAGS, tags.entrySet(), (member, tag) -> member.text("Key", tag.getKey())
                .text("Value", tag.getValue()));
    }

    private static AwsException invalid(String message) {
        return new AwsException("ValidationError", 400, message);
    }
}
