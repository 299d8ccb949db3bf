"""What can somebody change in a resume, honestly?"""
