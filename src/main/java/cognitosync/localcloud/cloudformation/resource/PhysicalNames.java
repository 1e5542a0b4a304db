package cognitosync.localcloud.cloudformation.resource;

import java.security.SecureRandom;

/**
 * Names for resources that the template leaves unnamed, in CloudFormation's shape: stack, logical id, random tail.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html">Name type</a>
 */
public final class PhysicalNames {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int TAIL = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PhysicalNames() {}

    /**
     * Makes a name.
     *
     * @param maxLength the stack's name and the logical id are shortened, the logical id first, to fit
     */
    public static String make(Declaration declaration, int maxLength) {
        String stack = declaration.stack().name();
        String logicalId = declaration.logicalId();
        int room = maxLength - TAIL - 2;
        String shortStack = stack.substring(0, Math.min(stack.length(), Math.max(room / 2, room - logicalId.length())));
        String shortId = logicalId.substring(0, Math.min(logicalId.length(), room - shortStack.length()));
        StringBuilder name =
                new StringBuilder(shortStack).append('-').append(shortId).append('-');
        for (int i = 0; i < TAIL; i++) {
            name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
