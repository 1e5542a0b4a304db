package cognitosync.localcloud.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What the template says of one resource, every intrinsic function resolved.
 *
 * @param stack the stack it belongs to
 * @param logicalId its name in the template
 * @param properties its properties; strings, booleans and numbers as the template's JSON has them
 * @param existing what an earlier deployment made of this logical id and type
 */
public record Declaration(StackIdentity stack, String logicalId, ObjectNode properties, Optional<Resource> existing) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int TAIL = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The physical id that exists, or the one given. */
    public String physicalIdOr(String made) {
        return existing.map(Resource::physicalId).orElse(made);
    }

    /**
     * A new name for a resource that the template leaves unnamed, in CloudFormation's shape: stack, logical id, random tail.
     *
     * @param maxLength the stack's name and the logical id are shortened to fit, the logical id first
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html">Name type</a>
     */
    public String newName(int maxLength) {
        int room = maxLength - TAIL - 2;
        String stackName = stack.name();
        String shortStack =
                stackName.substring(0, Math.min(stackName.length(), Math.max(room / 2, room - logicalId.length())));
        String shortId = logicalId.substring(0, Math.min(logicalId.length(), room - shortStack.length()));
        StringBuilder name =
                new StringBuilder(shortStack).append('-').append(shortId).append('-');
        for (int i = 0; i < TAIL; i++) {
            name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
