package io.penstock.format.address;

/** Which IP addresses are valid. */
public enum IpVersion {
    ANY,
    V4,
    V6
}
