package io.penstock.extract.rest.page;

/** Where the parameters of a page are put. */
public enum ParamPlace {
    /** In the query of the URL. The default. */
    QUERY,
    /** As members of the JSON object that is the request's body. */
    BODY
}
