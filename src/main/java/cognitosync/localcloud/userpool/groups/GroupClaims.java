package cognitosync.localcloud.userpool.groups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tokens of a user say of the groups that the user is in.
 *
 * @param names of every group, by precedence; both kinds of token have them
 * @param roles of those groups, without repetition; in the ID token only
 * @param preferredRole the role of the group that takes precedence, empty where two with different roles are equal; in the ID token only
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html">Groups</a>
 */
public record GroupClaims(List<String> names, List<String> roles, Optional<String> preferredRole) {
    /** Of a user in no group: tokens then have none of the claims. */
    public static final GroupClaims NONE = new GroupClaims(List.of(), List.of(), Optional.empty());

    /** Takes copies. */
    public GroupClaims {
        names = List.copyOf(names);
        roles = List.copyOf(roles);
    }

    /** Of a user in these groups. */
    static GroupClaims of(List<Group> groups) {
        List<Group> ordered = groups.stream().sorted(Group.BY_PRECEDENCE).toList();
        List<Group> withRole =
                ordered.stream().filter(group -> group.roleArn().isPresent()).toList();
        return new GroupClaims(
                ordered.stream().map(Group::name).toList(), distinctRoles(withRole), preferredRole(withRole));
    }

    private static List<String> distinctRoles(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.roleArn().stream())
                .distinct()
                .toList();
    }

    // Groups of equal precedence with different roles: neither wins.
    private static Optional<String> preferredRole(List<Group> withRole) {
        if (withRole.isEmpty()) {
            return Optional.empty();
        }
        long first = withRole.get(0).rank();
        List<String> candidates = distinctRoles(
                withRole.stream().filter(group -> group.rank() == first).toList());
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** The claims of an access token. */
    public Map<String, Object> ofAccessToken() {
        return names.isEmpty() ? Map.of() : Map.of("cognito:groups", names);
    }

    /** The claims of an ID token. */
    public Map<String, Object> ofIdToken() {
        Map<String, Object> claims = new LinkedHashMap<>(ofAccessToken());
        if (!roles.isEmpty()) {
            claims.put("cognito:roles", roles);
        }
        preferredRole.ifPresent(role -> claims.put("cognito:preferred_role", role));
        return claims;
    }
}
