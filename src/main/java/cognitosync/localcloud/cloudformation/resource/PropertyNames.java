package cognitosync.localcloud.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The properties of a resource type that are known here. Nested ones are written with dots ({@code Policies.PasswordPolicy});
 * lists are walked through ({@code Schema.Name}); a trailing {@code .*} takes everything below. A property in neither list
 * stops the deployment: ignored in silence, it would be a difference from AWS that no error shows.
 *
 * @param honoured those that change what the resource does
 * @param ignored those that do nothing here, each with the reason
 */
public record PropertyNames(Set<String> honoured, Map<String, String> ignored) {
    /** Takes copies. */
    public PropertyNames {
        honoured = Set.copyOf(honoured);
        ignored = Map.copyOf(ignored);
    }

    /**
     * The properties in neither list, sorted. Takes them resolved, or as the template has them: functions count as values, and
     * both branches of {@code Fn::If} are checked.
     */
    public List<String> unknownIn(JsonNode properties) {
        Set<String> unknown = new TreeSet<>();
        walk("", properties, unknown);
        return new ArrayList<>(unknown);
    }

    private void walk(String path, JsonNode node, Set<String> unknown) {
        if (node.isArray()) {
            node.forEach(element -> walk(path, element, unknown));
        } else if (node.has("Fn::If") && node.size() == 1) {
            walk(path, node.path("Fn::If").path(1), unknown);
            walk(path, node.path("Fn::If").path(2), unknown);
        } else if (node.isObject() && !isFunction(node)) {
            node.properties().forEach(member -> walkMember(join(path, member.getKey()), member.getValue(), unknown));
        }
    }

    private void walkMember(String path, JsonNode value, Set<String> unknown) {
        if (takesEverythingAbove(path)) {
            return;
        }
        if (!isKnown(path) && !isWalkedThrough(path)) {
            unknown.add(path);
        } else {
            walk(path, value, unknown);
        }
    }

    private static boolean isFunction(JsonNode node) {
        String only = node.size() == 1 ? node.fieldNames().next() : "";
        return only.equals("Ref") || only.startsWith("Fn::");
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private boolean isKnown(String name) {
        return honoured.contains(name) || ignored.containsKey(name);
    }

    private boolean isWalkedThrough(String path) {
        String below = path + ".";
        return honoured.stream().anyMatch(name -> name.startsWith(below))
                || ignored.keySet().stream().anyMatch(name -> name.startsWith(below));
    }

    private boolean takesEverythingAbove(String path) {
        if (isKnown("*")) {
            return true;
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (isKnown(path.substring(0, dot) + ".*")) {
                return true;
            }
        }
        return false;
    }
}
