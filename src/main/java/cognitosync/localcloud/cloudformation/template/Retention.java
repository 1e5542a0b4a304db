package cognitosync.localcloud.cloudformation.template;

/**
 * The deletion policy of a resource.
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

    /** The policy in an operation with RetainExceptOnCreate. */
    public Retention exceptOnCreate() {
        return this == RETAIN ? RETAIN_EXCEPT_ON_CREATE : this;
    }

    /**
     * Whether a rollback keeps the resource.
     *
     * @param createdByThisOperation created by the operation that is rolled back
     */
    public boolean retains(boolean createdByThisOperation) {
        return this == RETAIN || (this == RETAIN_EXCEPT_ON_CREATE && !createdByThisOperation);
    }
}
