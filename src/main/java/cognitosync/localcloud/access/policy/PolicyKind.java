package cognitosync.localcloud.access.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a policy is attached to, which decides the elements it must and must not have.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html">Policies and permissions</a>
 */
public enum PolicyKind {
    /** Attached to a role: no principal, a resource. */
    IDENTITY(false, true),
    /** Attached to a bucket: a principal and a resource. */
    RESOURCE(true, true),
    /** Says who may assume a role: a principal, and the role itself is the resource. */
    TRUST(true, false);

    private final boolean namesPrincipal;
    private final boolean namesResource;

    PolicyKind(boolean namesPrincipal, boolean namesResource) {
        this.namesPrincipal = namesPrincipal;
        this.namesResource = namesResource;
    }

    boolean namesPrincipal() {
        return namesPrincipal;
    }

    boolean namesResource() {
        return namesResource;
    }

    /** A policy of this kind that denies every request. */
    ObjectNode denyingEverything() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode statement = document.putObject("Statement").put("Sid", "UnreadablePolicy");
        statement.put("Effect", "Deny").put("Action", "*");
        if (namesPrincipal) {
            statement.put("Principal", "*");
        }
        if (namesResource) {
            statement.put("Resource", "*");
        }
        return document;
    }
}
