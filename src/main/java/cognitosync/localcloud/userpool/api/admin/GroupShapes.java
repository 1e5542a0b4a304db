package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.groups.Group;
import cognitosync.localcloud.userpool.groups.Groups;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** Reads and writes groups. */
final class GroupShapes {
    private static final int LONGEST_TEXT = 2_048;
    private static final int SHORTEST_ARN = 20;
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    private static final Pattern ARN = Pattern.compile(
            "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?");

    private GroupShapes() {}

    /** What a request makes of a group. */
    static Groups.Settings settings(Input input) {
        return new Groups.Settings(
                input.optional("Description", 0, LONGEST_TEXT, ANY),
                input.optional("RoleArn", SHORTEST_ARN, LONGEST_TEXT, ARN),
                input.number("Precedence", 0, Integer.MAX_VALUE));
    }

    /** The answer with one group. */
    static ObjectNode answer(Group group) {
        ObjectNode answer = Shapes.empty();
        answer.set("Group", group(group));
        return answer;
    }

    /**
     * One page of groups.
     *
     * @param found one more than the page has, if there is a next one
     */
    static ObjectNode page(PageToken pages, List<Group> found, int limit) {
        List<Group> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = Shapes.empty();
        ArrayNode list = answer.putArray("Groups");
        page.forEach(group -> list.add(group(group)));
        if (found.size() > limit) {
            answer.put("NextToken", pages.behind(page.get(limit - 1).name()));
        }
        return answer;
    }

    private static ObjectNode group(Group group) {
        ObjectNode json = Shapes.empty().put("GroupName", group.name()).put("UserPoolId", group.poolId());
        group.description().ifPresent(text -> json.put("Description", text));
        group.roleArn().ifPresent(arn -> json.put("RoleArn", arn));
        group.precedence().ifPresent(number -> json.put("Precedence", number));
        return json.put("LastModifiedDate", UserShapes.seconds(group.modifiedAt()))
                .put("CreationDate", UserShapes.seconds(group.createdAt()));
    }
}
