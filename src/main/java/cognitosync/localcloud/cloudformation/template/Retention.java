package cognitosync.localcloud.cloudformation.template;

/**
 * What becomes of a resource that is let go of.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html">DeletionPolicy</a>
 */
public enum Retention {
    /** It is deleted. */
    DELETE,
    /** It stays. */
    RETAIN,
    /** It stays, unless what made it is rolled back. */
    RETAIN_EXCEPT_ON_CREATE;

    /** The same in an operation of which nothing is to stay that it has made. */
    public Retention exceptOnCreate() {
        return this == RETAIN ? RETAIN_EXCEPT_ON_CREATE : this;
    }

    /** Whether it stays where an operation is rolled back, that made it or did not. */
    public boolean holds(boolean made) {
        return this == RETAIN || (this == RETAIN_EXCEPT_ON_CREATE && !made);
    }
}
