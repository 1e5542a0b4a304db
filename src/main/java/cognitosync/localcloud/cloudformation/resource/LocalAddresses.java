package cognitosync.localcloud.cloudformation.resource;

/** Translates AWS's addresses into those of this machine. */
@FunctionalInterface
public interface LocalAddresses {
    /**
     * The text with every address of AWS in it translated.
     *
     * @param stack name of the stack that it belongs to: each has addresses of its own
     */
    String toLocal(String stack, String text);
}
