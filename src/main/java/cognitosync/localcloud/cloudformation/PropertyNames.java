package cognitosync.localcloud.cloudformation;

import java.util.Map;
import java.util.Set;

/**
 * The properties of a resource type that are known here. Nested ones are written with dots ({@code Policies.PasswordPolicy});
 * lists are walked through ({@code Schema.Name}); a trailing {@code .*} takes everything below. A property in neither list
 * stops the deployment: silence would be a difference from AWS that nobody sees.
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
}
